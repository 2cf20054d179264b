// Reads the exported table with dmn-moddle and evaluates its tests with feelin, rule by rule.
// Standard input: {"dmn": XML, "rows": [{name: word or null}]}; standard output: for each row the
// outputs of the rules that match, as [verdict, duties].
import { readFileSync } from "node:fs";
import { DmnModdle } from "dmn-moddle";
import { evaluate, unaryTest } from "feelin";

const { dmn, rows } = JSON.parse(readFileSync(0, "utf-8"));
const { rootElement, warnings } = await new DmnModdle().fromXML(dmn);
if (warnings.length) throw new Error(warnings.map((one) => one.message).join("; "));
const decision = rootElement.drgElement.find((one) => one.$type === "dmn:Decision");
const table = decision.decisionLogic;
if (table.hitPolicy !== "COLLECT") throw new Error(`hit policy ${table.hitPolicy}`);
const names = table.input.map((one) => one.inputExpression.text);

const value = (found) => (found !== null && typeof found === "object" && "value" in found ? found.value : found);
const kept = new Map();
function holds(test, word) {
  const key = `${test} ${JSON.stringify(word)}`;
  if (!kept.has(key)) kept.set(key, value(unaryTest(test, { "?": word })) === true);
  return kept.get(key);
}

const rules = table.rule.map((rule) => ({
  tests: rule.inputEntry
    .map((entry, number) => [names[number], entry.text])
    .filter(([, test]) => test !== "-"),
  output: rule.outputEntry.map((entry) => value(evaluate(entry.text, {}))),
}));
const found = rows.map((row) =>
  rules
    .filter((rule) => rule.tests.every(([name, test]) => holds(test, row[name])))
    .map((rule) => rule.output),
);
process.stdout.write(JSON.stringify(found));
