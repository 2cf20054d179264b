// Made by `make docs` from the schemas beside this file; change what they are made from.
// Keys are added, never renamed: see docs/explanation/stability.md.

/**
 * A level of government that ended.
 */
export interface AbolitionJson {
  level: string;
  on: string;
  under: string[];
  confirmed: string | null;
  confidence: "high" | "medium";
  sources: string[];
  note: TextJson | null;
}

/**
 * A change that was acknowledged.
 */
export interface AcknowledgementJson {
  change: string;
  what: string;
  reason: string;
  where: PlaceJson | null;
}

/**
 * One agency in one duty that holds. ``due`` is there where ``--received`` was given.
 *
 * ``competent`` is null where the words do not go by function, or the actions belong to no
 * function; false for an item of its own with those that belong to others of the same line.
 */
export interface ActJson {
  before: string[];
  after: string[];
  on_call: OnCallJson | null;
  taken_from: string[];
  mind_danger: boolean;
  phase: string;
  actions: string[];
  role: "lead" | "perform" | "support" | "direct" | "advise";
  reach: "named" | "general";
  agency: AgencyJson;
  duty: string;
  clause: string;
  gist: TextJson;
  within: string | WorkingDaysJson | AheadJson | null;
  due?: DueJson | null;
  requested: boolean;
  by_function: boolean;
  competent: boolean | null;
  inferred: TextJson | null;
  because: { [key: string]: string | boolean };
  assigned_by: string | null;
  hand_over_to: AgencyJson[];
  submit_to: AgencyJson[];
  partners: AgencyJson[];
  beneficiaries: string[];
}

/**
 * How two plans differ over one action; without classes they never do, where ``compared``.
 *
 * ``concerned`` situations were compared: the action is needed, at places that both have.
 */
export interface ActionDifferenceJson {
  action: string;
  phase: string;
  count: number;
  concerned: number;
  compared: boolean;
  classes: DifferenceClassJson[];
}

/**
 * One action of the vocabulary; ``needed`` is null where it always is.
 */
export interface ActionJson {
  id: string;
  label: TextJson;
  about: TextJson;
  phase: string;
  needed: string | null;
  competence: CompetenceJson[];
}

/**
 * The answer of ``coordplan actions``: phases in time, and actions by phase.
 */
export interface ActionListJson {
  coordplan: 1;
  vocabulary: string;
  phases: PhaseJson[];
  actions: ActionJson[];
}

/**
 * A clause to be read again: a heading, or a clause it leans on (``by``), has changed.
 */
export interface AffectedJson {
  at: string;
  cause: "heading" | "taken-from" | "assigned";
  by: string;
  where: PlaceJson | null;
}

/**
 * The answer of ``coordplan agencies``; ``roles`` maps a role to duty ids.
 */
export interface AgenciesJson {
  coordplan: 1;
  agencies: AgencyEntryJson[];
}

/**
 * One agency of a plan, with what it does there.
 */
export interface AgencyEntryJson {
  id: string;
  name: TextJson;
  function: string;
  level: string;
  under: string | null;
  aliases: string[];
  members: string[];
  plan: string;
  file?: string;
  roles: { [key: string]: string[] };
}

/**
 * A body that a plan names.
 */
export interface AgencyJson {
  id: string;
  name: TextJson;
  function: string;
  level: string;
}

/**
 * A deadline that ends this long (ISO 8601) before the victim enters the country.
 */
export interface AheadJson {
  ahead: string;
}

/**
 * The answer of ``coordplan who``; ``calls`` is what was said of duties on call, by id.
 *
 * ``by_law`` are the facts of the situation that the law settles on the day. ``contacts`` are the
 * numbers that were given for bodies of the plans.
 */
export interface AnswerJson {
  coordplan: 1;
  situation: { [key: string]: string | boolean };
  by_law: string[];
  calls: { [key: string]: boolean };
  as_of: string | null;
  plans: PlanAnswerJson[];
  contacts?: ContactJson[];
}

/**
 * The assignment clause that gives an agency its role.
 */
export interface AssignmentJson {
  clause: string;
  gist: TextJson;
}

/**
 * A higher instrument asked beside the plan; nothing in it is said by the plan.
 */
export interface BaselineJson {
  plan: string;
  file?: string;
  plan_version: PlanVersionJson;
  title: TextJson;
  warnings: WarningJson[];
  successions: SucceededJson[];
  supplements: SupplementJson[];
}

/**
 * Two plans compared by what they do in every situation.
 *
 * ``answering``: those who answer for an action were compared, who leads and, where nobody does,
 * who performs; otherwise whoever has one of ``roles``.
 */
export interface BehaviourJson {
  coordplan: 1;
  a: string;
  b: string;
  drafts: string[];
  roles: ("lead" | "perform" | "support" | "direct" | "advise")[];
  answering: boolean;
  situations: number;
  differs: boolean;
  actions: ActionDifferenceJson[];
}

/**
 * An agency that certainly acts in an action; which of the duties binds it is not known.
 */
export interface ByCaseJson {
  agency: AgencyJson;
  action: string;
  duties: string[];
  clauses: string[];
}

/**
 * An agency without a role: the clauses that name it, by what for; groups it is counted in.
 */
export interface BystanderJson {
  agency: AgencyJson;
  mentions: { [key: string]: string[] };
  member_of: string[];
}

/**
 * Where compiled plans are kept; ``folder`` is null where the cache is off.
 *
 * ``used`` is false there too, and where others may write the folder or one that it lies in.
 */
export interface CacheJson {
  coordplan: number;
  folder: string | null;
  used: boolean;
  entries: number;
  bytes: number;
  cleared: number | null;
}

/**
 * A duty on call; ``called`` is null where nobody has said, ``by_facts`` what the facts say.
 */
export interface CallJson {
  duty: string;
  clause: string;
  called: boolean | null;
  by_facts: "certain" | "possible" | "excluded";
  on_call: OnCallJson | null;
  question: TextJson;
}

/**
 * One way to come into a gap, and the fewest facts from which an answer shows it.
 */
export interface CaseJson {
  term: { [key: string]: (string | boolean)[] };
  situation: { [key: string]: string | boolean };
}

/**
 * What one plan says: ``parties`` lead, or act where ``leadership`` says that nobody leads.
 *
 * ``also`` leads for any victim beside leaders of this situation; ``maybe`` may lead or act,
 * which the facts in ``depends_on`` settle.
 */
export interface CellJson {
  plan: string;
  leadership: "one" | "several" | "alone" | "undecided" | "nobody" | "mentioned" | "silent" | "outside" | "not-needed";
  status: "named" | "shared" | "general" | "undecided" | "mentioned" | "silent";
  parties: CellPartyJson[];
  also: CellPartyJson[];
  maybe: CellPartyJson[];
  depends_on: string[];
}

/**
 * One agency in one role, with the duties that give it; ``on_call``: only where called.
 */
export interface CellPartyJson {
  agency: AgencyJson;
  role: "lead" | "perform" | "support" | "direct" | "advise";
  reach: "named" | "general";
  requested: boolean;
  partners: AgencyJson[];
  on_call: boolean;
  duties: CitedJson[];
}

/**
 * A nearest change that makes a duty certain; every combination of the values does.
 */
export interface ChangeJson {
  change: WantedJson[];
  fill_in: WantedJson[];
}

/**
 * One agency with a role, and the duty that gives it.
 */
export interface ChargeJson {
  agency: AgencyJson;
  role: "lead" | "perform" | "support" | "direct" | "advise";
  duty: string;
  clause: string;
  on_call: boolean;
}

/**
 * The answer of ``coordplan check``.
 */
export interface CheckJson {
  coordplan: 1;
  clean: boolean;
  files: CheckedFileJson[];
}

/**
 * One file that was checked.
 */
export interface CheckedFileJson {
  file: string;
  clean: boolean;
  diagnostics: DiagnosticJson[];
}

/**
 * An instrument that a clause cites; number and issuer where the text has its own.
 */
export interface CitationJson {
  instrument: string;
  number: string | null;
  issuer: string | null;
}

/**
 * A duty and its clause; ``assigned_by`` is the clause that gives the agency its role.
 */
export interface CitedJson {
  duty: string;
  clause: string;
  gist: TextJson;
  by_function: boolean;
  inferred: TextJson | null;
  assigned_by: string | null;
}

/**
 * A clause of a plan; with ``--source``, also what the source says and under which locator.
 *
 * ``print`` is null where the plan was read from pages, without a source text. In a draft, what
 * nobody has ``reviewed`` may be wrong.
 */
export interface ClauseJson {
  at: string;
  kind: string;
  print: string | null;
  gist: TextJson;
  of: string[];
  assigns: RoleEntryJson[];
  names: AgencyJson[];
  about: string[];
  reviewed: boolean;
  cites: CitationJson[];
  duties: DutyJson[];
  inferred: TextJson | null;
  where: PlaceJson | null;
  source_state: "accounted" | "moved" | "changed" | "missing" | "gone" | null;
  source_at: string | null;
  source_text: string | null;
}

/**
 * One plan; ``label`` is its id, with its file where two plans share an id.
 */
export interface ColumnJson {
  plan: string;
  label: string;
  title: TextJson;
  jurisdiction: TextJson;
  warnings: WarningJson[];
  successions: SucceededJson[];
}

/**
 * One of the two plans.
 */
export interface ComparedPlanJson {
  plan: string;
  title: TextJson;
  where: PlaceJson | null;
}

/**
 * The answer of ``coordplan compare``; ``left_out`` are events that the facts exclude.
 */
export interface ComparisonJson {
  coordplan: 1;
  as_of: string | null;
  plans: ColumnJson[];
  matrices: MatrixJson[];
  left_out: string[];
}

/**
 * A function to which an action belongs; a day is null where the rule has none.
 */
export interface CompetenceJson {
  function: string;
  since: string | null;
  until: string | null;
  source: TextJson;
}

/**
 * A fact of the registry; ``days`` is how long ago it was confirmed, null where not known.
 */
export interface ConfirmationJson {
  kind: "instrument" | "succession" | "abolition" | "merger" | "entitlement";
  id: string;
  title: TextJson;
  confirmed: string | null;
  days: number | null;
  confidence: "high" | "medium";
  sources: string[];
  hanging: HangingJson[];
}

/**
 * An implication between facts, and why it is true.
 */
export interface ConstraintJson {
  condition: string;
  reason: TextJson;
}

/**
 * A number of an agency of a plan (ids), and when somebody answers, where that is known.
 */
export interface ContactJson {
  plan: string;
  file?: string;
  agency: string;
  phone: string;
  hours: TextJson | null;
}

/**
 * What the scenarios exercise: ids of duties that none does, or only ever one way.
 */
export interface CoverageJson {
  duties: number;
  percent: number;
  idle: string[];
  one_sided: string[];
}

/**
 * Duties of the baseline with a deadline, and those whose deadline the plan repeats.
 */
export interface DeadlinesJson {
  total: number;
  repeated: number;
}

/**
 * Stated facts and constraints from which a fact follows; none can be left out.
 */
export interface DerivationJson {
  facts: { [key: string]: string | boolean };
  constraints: UsedConstraintJson[];
}

/**
 * A duty of one side, and what it says.
 */
export interface DeviationDutyJson {
  duty: string;
  clause: string;
  gist: TextJson;
}

/**
 * Something that the plan says otherwise than the baseline.
 *
 * ``count`` is the number of complete situations; ``cases`` are ways into them, each with one
 * situation to try.
 */
export interface DeviationJson {
  id: string;
  way: "contradicts" | "omits" | "loosens" | "tightens" | "adds";
  aspect: "action" | "leader" | "body" | "notice" | "deadline";
  severity: "high" | "medium" | "low";
  phase: string;
  action: string;
  count: number;
  cases: CaseJson[];
  events: string[];
  own: DeviationSideJson;
  higher: DeviationSideJson;
}

/**
 * What one side says; ``agencies`` are those that it is about. Empty where it says nothing.
 */
export interface DeviationSideJson {
  clauses: string[];
  duties: DeviationDutyJson[];
  agencies: AgencyJson[];
  within: string | WorkingDaysJson | AheadJson | null;
}

/**
 * The deviations from one baseline; of a partial one, nothing is said to be added.
 */
export interface DeviationsFromJson {
  baseline: string;
  file?: string;
  title: TextJson;
  partial: boolean;
  warnings: WarningJson[];
  situations: number;
  actions: string[];
  deadlines: DeadlinesJson;
  deviations: DeviationJson[];
}

/**
 * The output of ``coordplan deviations``.
 */
export interface DeviationsJson {
  coordplan: 1;
  plan: string;
  file?: string;
  drafts: string[];
  baselines: DeviationsFromJson[];
}

/**
 * Something wrong with an input.
 */
export interface DiagnosticJson {
  rule: string;
  severity: "error" | "warning";
  message: TextJson;
  help: TextJson | null;
  where: PlaceJson | null;
}

/**
 * The answer of ``coordplan diff``. ``counts`` counts all changes, acknowledged ones too.
 */
export interface DiffJson {
  coordplan: 1;
  before: ComparedPlanJson;
  after: ComparedPlanJson;
  drafts: string[];
  versions: boolean;
  counts: { [key: string]: number };
  changes: PlanChangeJson[];
  effects: PlanChangeJson[];
  acknowledged: AcknowledgementJson[];
  stale: AcknowledgementJson[];
  actions: TallyJson[];
}

/**
 * Situations in which each plan gives the role to the same bodies, and the two differ.
 */
export interface DifferenceClassJson {
  a: PartyJson[];
  b: PartyJson[];
  count: number;
  description: ({ [key: string]: (string | boolean)[] })[];
  situation: { [key: string]: string | boolean };
}

/**
 * What a document says of itself; a partial plan ``covers`` these locators only.
 */
export interface DocumentJson {
  kind: string;
  number: string | null;
  issuer: AgencyJson;
  issued: string | null;
  effective_from: string | null;
  effective_to: string | null;
  carries_out: string[];
  cites: string[];
  source_file: string | null;
  source_sha256: string | null;
  covers: string[];
  pages: string[];
  draft: boolean;
}

/**
 * The answer of ``coordplan draft``; ``update`` is null where a plan was drafted anew.
 */
export interface DraftJson {
  coordplan: 1;
  plan: string;
  source_file: string;
  source_sha256: string;
  drafted: DraftedJson | null;
  update: UpdatedJson | null;
}

/**
 * A document as it was drafted: how many clauses of each kind, and what was not found.
 */
export interface DraftedJson {
  clauses: number;
  kinds: { [key: string]: number };
  headings: number;
  agencies: number;
  cites: string[];
  missing: TextJson[];
  unknown: UnknownCitationJson[];
}

/**
 * By when a deadline ends, with the offset of Viet Nam.
 *
 * Where that day is off, ``day_off`` says why, and ``next_working_day`` when offices open again.
 * ``provisional_years`` is there where not all swapped days of a year are known of which this is
 * said; then ``may_move`` says whether a swap would move one of these days.
 */
export interface DueJson {
  at: string;
  day_off: TextJson | null;
  next_working_day: string | null;
  provisional_years?: number[];
  may_move?: boolean;
}

/**
 * One report for one period; days are ISO 8601 dates, ``uid`` names it in a calendar.
 *
 * ``in_force`` says whether the plan was in force when the period ended. ``provisional_years`` is
 * there where the due day may move: it was counted through years whose swaps are not all known.
 */
export interface DueReportJson {
  uid: string;
  due: string;
  every: string;
  period: PeriodJson;
  in_force: boolean;
  report: FlowJson;
  provisional_years?: number[];
}

/**
 * A duty as ``coordplan show`` prints it; ``when`` is the condition in words.
 */
export interface DutyJson {
  id: string;
  actions: string[];
  phase: string;
  reach: "named" | "general";
  when: string | null;
  gist: TextJson;
  agencies: RoleEntryJson[];
  partners: AgencyJson[];
  beneficiaries: string[];
  within: string | WorkingDaysJson | AheadJson | null;
  notify: NotifyJson | null;
  hand_over_to: AgencyJson[];
  submit_to: AgencyJson[];
  reports: ReportingJson | null;
  before: string[];
  after: string[];
  on_call: OnCallJson | null;
  taken_from: string[];
  by_function: boolean;
  inferred: TextJson | null;
  where: PlaceJson | null;
}

/**
 * A duty behind an edge; ``within`` is by when to tell, ``reports`` how often to report.
 */
export interface EdgeDutyJson {
  duty: string;
  clause: string;
  gist: TextJson;
  inferred: TextJson | null;
  within: string | WorkingDaysJson | AheadJson | null;
  any_of: string[] | null;
  reports: ReportingJson | null;
  depends_on: string[];
  on_call: OnCallJson | null;
  waiting: boolean;
  mind_danger: boolean;
}

/**
 * From one node to another, by their ids.
 */
export interface EdgeJson {
  source: string;
  target: string;
  link: "then" | "lead" | "perform" | "support" | "direct" | "advise" | "notify" | "hand-over" | "submit" | "report";
  via: AgencyJson | null;
  certain: boolean;
  duties: EdgeDutyJson[];
}

/**
 * What the law gives from a day on to cases with some facts.
 */
export interface EntitlementJson {
  id: string;
  for: { [key: string]: (boolean | string)[] };
  sets: { [key: string]: boolean | string };
  said: TextJson;
  on: string;
  under: string[];
  confirmed: string | null;
  confidence: "high" | "medium";
  sources: string[];
  note: TextJson | null;
}

/**
 * Why a question is not answered: everything that is wrong with it or with its files.
 */
export interface ErrorJson {
  coordplan: 1;
  diagnostics: DiagnosticJson[];
}

/**
 * One event of the vocabulary.
 */
export interface EventJson {
  id: string;
  label: TextJson;
  about: TextJson;
  names: string[];
  facts: { [key: string]: string | boolean };
}

/**
 * The answer of ``coordplan events``.
 */
export interface EventsJson {
  coordplan: 1;
  vocabulary: string;
  events: EventJson[];
}

/**
 * A duty with the decision on it.
 *
 * ``when`` is its condition. ``facts`` and ``constraints`` settle it, none can be left out;
 * where it is possible they are all that bear on it. ``changes`` are all nearest ways to make
 * it certain; none where it is, or where it never can be. Of a duty on call ``verdict`` counts
 * whether it is ``called``; ``by_facts`` is what the facts alone say.
 */
export interface ExplainedJson {
  duty: string;
  clause: string;
  phase: string;
  actions: string[];
  reach: "named" | "general";
  gist: TextJson;
  parts: PartJson[];
  partners: AgencyJson[];
  within: string | WorkingDaysJson | AheadJson | null;
  before: string[];
  after: string[];
  on_call: OnCallJson | null;
  called: boolean | null;
  taken_from: string[];
  by_function: boolean;
  inferred: TextJson | null;
  verdict: "certain" | "possible" | "excluded";
  by_facts: "certain" | "possible" | "excluded";
  when: WhenJson;
  facts: GroundJson[];
  constraints: UsedConstraintJson[];
  depends_on: string[];
  changes: ChangeJson[];
  where: PlaceJson | null;
}

/**
 * One fact of the vocabulary; ``since``: the phase before which it does not come up.
 *
 * ``retired`` says what to write instead of a fact that is only read for older plans.
 */
export interface FactJson {
  id: string;
  label: TextJson;
  about: TextJson;
  question: TextJson;
  since: string | null;
  retired: TextJson | null;
  values: FactValueJson[];
}

/**
 * The answer of ``coordplan facts``.
 */
export interface FactListJson {
  coordplan: 1;
  vocabulary: string;
  facts: FactJson[];
  constraints: ConstraintJson[];
}

/**
 * One value of a fact; ``within``: the values that it lies in.
 */
export interface FactValueJson {
  value: string | boolean;
  label: TextJson;
  about: TextJson;
  within: string[];
}

/**
 * An expectation that was not met.
 */
export interface FailureJson {
  message: TextJson;
  where: PlaceJson;
}

export interface FlowJson {
  plan: string;
  file?: string;
  from: AgencyJson;
  to: AgencyJson | null;
  via: AgencyJson | null;
  every: string[];
  on_demand: boolean;
  period: "unspecified" | null;
  requested: boolean;
  content: TextJson;
  when: string | null;
  duty: string;
  clause: string;
  inferred: TextJson | null;
}

/**
 * One finding; ``count`` complete situations lie in it, each of ``events`` whole.
 *
 * It was looked for in ``of`` situations: those in which the action is needed, at places that the
 * jurisdiction has. ``on_call`` are duties on call that give the action, taken as called.
 */
export interface GapJson {
  id: string;
  kind: "nobody-acts" | "handover-nowhere" | "handover-circle" | "nobody-leads" | "notice-nowhere" | "rival-leaders" | "never-holds" | "covered-duty" | "only-on-call";
  severity: "high" | "medium" | "low";
  phase: string;
  action: string;
  count: number;
  cases: CaseJson[];
  events: string[];
  clauses: string[];
  duties: string[];
  agencies: AgencyJson[];
  left_to: string | null;
  idle: string | null;
  of: number;
  on_call: string[];
}

/**
 * The answer of ``coordplan gaps``; ``situations`` counts all that can occur.
 */
export interface GapsJson {
  coordplan: 1;
  plan: string;
  drafts: string[];
  baseline: string | null;
  baselines: string[];
  situations: number;
  actions: string[];
  gaps: GapJson[];
}

/**
 * The answer of ``coordplan graph --format json``; ``situation`` is null for a whole plan.
 */
export interface GraphJson {
  coordplan: 1;
  plan: string;
  drafts: string[];
  view: "reports" | "duties" | "oversight" | "handover";
  situation: { [key: string]: string | boolean } | null;
  nodes: NodeJson[];
  edges: EdgeJson[];
}

/**
 * What a body does in a phase; ``depends_on``: facts that settle whether the duty holds.
 *
 * ``waiting``: it is on call and nobody has called it. ``mind_danger``: it tells of the victim or
 * moves the victim, and danger is not excluded.
 */
export interface GraphPartJson {
  role: "lead" | "perform" | "support" | "direct" | "advise";
  actions: string[];
  duty: string;
  clause: string;
  within: string | WorkingDaysJson | AheadJson | null;
  depends_on: string[];
  on_call: OnCallJson | null;
  waiting: boolean;
  mind_danger: boolean;
}

/**
 * A known fact; ``follows_from`` is null where it was stated.
 */
export interface GroundJson {
  fact: string;
  value: string | boolean;
  follows_from: DerivationJson | null;
}

/**
 * What hangs on a fact in one plan; ``as_whole`` where the plan rests on it, or lies there.
 */
export interface HangingJson {
  plan: string;
  file?: string;
  as_whole: boolean;
  clauses: string[];
  duties: string[];
  agencies: AgencyJson[];
}

/**
 * A heading that names who acts in the clauses below it.
 */
export interface HeadingJson {
  at: string;
  print: string;
  where: PlaceJson | null;
}

/**
 * The body that tasks passed to; ``agencies`` are ids of the plan's that are this body.
 */
export interface HeirJson {
  name: TextJson;
  function: string | null;
  level: string;
  agencies: string[];
}

/**
 * Something that is missing in the reporting of a plan, or stands twice.
 */
export interface HoleJson {
  kind: "no-period" | "no-addressee" | "nobody-asks" | "receives-none" | "cycle" | "twice";
  message: TextJson;
  agencies: AgencyJson[];
  duties: string[];
  clauses: string[];
}

/**
 * The answer of ``coordplan registry impact``: the instrument, then those that detail it.
 */
export interface ImpactJson {
  coordplan: 1;
  impact: ImpactOfJson[];
}

/**
 * What rests on one instrument; ``number`` is null where the registry does not have it.
 */
export interface ImpactOfJson {
  instrument: string;
  number: string | null;
  plans: RestingJson[];
}

/**
 * A legal instrument; null where something was not found.
 */
export interface InstrumentJson {
  id: string;
  number: string;
  title: TextJson;
  issuer: TextJson | null;
  issued: string | null;
  in_force_from: string | null;
  in_force_to: string | null;
  unclear_from: string | null;
  parent: string | null;
  replaced_by: string[];
  amended_by: string[];
  concerns: { [key: string]: boolean | string } | null;
  confirmed: string | null;
  confidence: "high" | "medium";
  sources: string[];
  note: TextJson | null;
}

/**
 * A duty on the other side of the question, and the parts that were asked about.
 */
export interface InvolvementJson {
  duty: string;
  clause: string;
  actions: string[];
  parts: PartJson[];
}

/**
 * ``action`` is null where the rows are actions, else the one action of every row.
 */
export interface MatrixJson {
  action: string | null;
  rows: RowJson[];
}

/**
 * A place of a level that became part of another.
 */
export interface MergerJson {
  name: string;
  into: string;
  level: string;
  on: string;
  unknown: string[];
  under: string[];
  confirmed: string | null;
  confidence: "high" | "medium";
  sources: string[];
  note: TextJson | null;
}

/**
 * A clause whose words are the same under another locator.
 */
export interface MovedJson {
  was: string;
  at: string;
}

/**
 * How many damages to the plan some scenario noticed, in percent.
 */
export interface MutationJson {
  mutants: number;
  score: number;
  survivors: SurvivorJson[];
}

/**
 * A body (in a phase, where the graph goes by phases), a phase, or no addressee at all.
 */
export interface NodeJson {
  id: string;
  kind: "agency" | "phase" | "unnamed";
  name: TextJson;
  agency: AgencyJson | null;
  phase: string | null;
  parts: GraphPartJson[];
  steps: StepJson[];
}

/**
 * One agency that must be told; ``any_of`` holds ids of which one is enough.
 *
 * ``due`` is there where ``--received`` was given.
 */
export interface NoticeJson {
  before: string[];
  after: string[];
  on_call: OnCallJson | null;
  taken_from: string[];
  mind_danger: boolean;
  agency: AgencyJson;
  by: AgencyJson[];
  any_of: string[] | null;
  within: string | WorkingDaysJson | AheadJson | null;
  due?: DueJson | null;
  phase: string;
  reach: "named" | "general";
  duty: string;
  clause: string;
  gist: TextJson;
  inferred: TextJson | null;
  because: { [key: string]: string | boolean };
}

/**
 * Who must be told.
 */
export interface NotifyJson {
  to: AgencyJson[];
  any: boolean;
  within: string | WorkingDaysJson | AheadJson | null;
}

/**
 * What calls for a duty: a judgement, a request (null: none; empty: of nobody), or both.
 */
export interface OnCallJson {
  necessary: boolean;
  asked_by: AgencyJson[] | null;
}

/**
 * One scenario after its run.
 */
export interface OutcomeJson {
  name: string;
  passed: boolean;
  failures: FailureJson[];
}

/**
 * One agency in a duty: its role, or what it is named for.
 */
export interface PartJson {
  agency: AgencyJson;
  part: "lead" | "perform" | "support" | "direct" | "advise" | "told" | "asks" | "partner" | "takes-over" | "receives" | "reported-to" | "reports-through" | "named";
  requested: boolean;
  assigned_by: AssignmentJson | null;
  by_function: boolean;
  others: string[];
}

/**
 * A body, by what is comparable across plans, and what gives it the role.
 */
export interface PartyJson {
  function: string;
  level: string;
  by: ChargeJson[];
}

export interface PeriodJson {
  from: string;
  to: string;
}

/**
 * A stage in time; ``standing`` work is not tied to one case.
 */
export interface PhaseJson {
  id: string;
  label: TextJson;
  about: TextJson;
  standing: boolean;
}

/**
 * Where in a file something stands; line and column count from 1.
 */
export interface PlaceJson {
  file: string;
  line: number | null;
  column: number | null;
}

/**
 * What one plan says of the situation.
 *
 * ``on_call`` are its duties on call, ``no_bearing`` stated facts that change nothing, ``doubts``
 * those of the warnings that put the whole answer in doubt, the gravest first. Here and elsewhere
 * ``file`` stands where another plan that is asked has the same id.
 */
export interface PlanAnswerJson {
  plan: string;
  file?: string;
  plan_version: PlanVersionJson;
  title: TextJson;
  act: ActJson[];
  notify: NoticeJson[];
  oversee: ActJson[];
  reports: ReportJson[];
  by_cases: ByCaseJson[];
  possible: PossibleJson[];
  ask: QuestionJson[];
  status: { [key: string]: "named" | "shared" | "general" | "undecided" | "mentioned" | "silent" };
  on_call: CallJson[];
  no_bearing: string[];
  doubts: WarningJson[];
  warnings: WarningJson[];
  successions: SucceededJson[];
  baselines: BaselineJson[];
}

/**
 * One difference. ``events`` and ``nothing_known`` say for what the status differs.
 */
export interface PlanChangeJson {
  fingerprint: string;
  kind: string;
  area: string;
  severity: "loss" | "shift" | "gain" | "note";
  label: TextJson;
  about: TextJson;
  before: SideJson | null;
  after: SideJson | null;
  events: string[];
  nothing_known: boolean;
}

/**
 * One plan in a list of plans; a partial one ``covers`` these locators only.
 *
 * Of a draft, ``unreviewed`` clauses are still to be looked at.
 */
export interface PlanEntryJson {
  id: string;
  plan_version: PlanVersionJson;
  title: TextJson;
  jurisdiction: TextJson;
  level: string;
  issued: string | null;
  effective_from: string | null;
  effective_to: string | null;
  covers: string[];
  draft: boolean;
  unreviewed: number;
  clauses: number;
  duties: number;
  agencies: number;
}

/**
 * Which encoding of which text a plan is: SHA-256 of all that its file says, and of its source.
 *
 * Layout and comments of the file do not count. ``source`` is null where the plan names none.
 */
export interface PlanVersionJson {
  encoding: string;
  source: string | null;
}

/**
 * The answer of ``coordplan plans``.
 */
export interface PlansJson {
  coordplan: 1;
  plans: PlanEntryJson[];
}

/**
 * Something that may hold, and the unknown facts that may settle it.
 */
export interface PossibleJson {
  kind: "act" | "notify" | "oversee" | "reports";
  depends_on: string[];
  item: ActJson | NoticeJson | ReportJson;
}

/**
 * A fact worth asking for.
 */
export interface QuestionJson {
  fact: string;
  question: TextJson;
  values: (string | boolean)[];
  decides: number;
  left: number;
}

/**
 * The answer of ``coordplan registry``; a part that was not asked for is empty.
 */
export interface RegistryListJson {
  coordplan: 1;
  registry: string;
  instruments: InstrumentJson[];
  successions: SuccessionJson[];
  abolished: AbolitionJson[];
  mergers: MergerJson[];
  entitlements: EntitlementJson[];
  rules: RuleJson[];
}

/**
 * The answer of ``coordplan registry stale``: what was confirmed longest ago comes first.
 */
export interface RegistryStaleJson {
  coordplan: 1;
  registry: string;
  as_of: string;
  facts: ConfirmationJson[];
}

export interface ReportJson {
  from: AgencyJson;
  to: AgencyJson | null;
  via: AgencyJson | null;
  every: string[];
  on_demand: boolean;
  period: "unspecified" | null;
  requested: boolean;
  duty: string;
  clause: string;
  gist: TextJson;
  inferred: TextJson | null;
  because: { [key: string]: string | boolean };
  before: string[];
  after: string[];
  on_call: OnCallJson | null;
  taken_from: string[];
  mind_danger: boolean;
}

/**
 * To whom a duty reports, and how often.
 */
export interface ReportingJson {
  to: AgencyJson[];
  via: AgencyJson | null;
  every: string[];
  on_demand: boolean;
  period: "unspecified" | null;
}

/**
 * The reports of one plan, and the holes in them.
 */
export interface ReportingPlanJson {
  plan: string;
  file?: string;
  title: TextJson;
  reports: FlowJson[];
  holes: HoleJson[];
}

/**
 * What ``coordplan reports`` prints; ``due`` is null where no dates were asked for.
 */
export interface ReportsJson {
  coordplan: 1;
  plans: ReportingPlanJson[];
  drafts: string[];
  due: ScheduleJson | null;
}

/**
 * A clause that cites an instrument, with the ids of its duties.
 */
export interface RestingClauseJson {
  at: string;
  gist: TextJson;
  duties: string[];
}

/**
 * A plan that rests on an instrument; ``as_whole`` where its head names it.
 */
export interface RestingJson {
  plan: string;
  file?: string;
  as_whole: boolean;
  clauses: RestingClauseJson[];
}

/**
 * One agency in a duty; ``others``: actions that belong to others, each acting by function.
 */
export interface RoleEntryJson {
  agency: AgencyJson;
  role: "lead" | "perform" | "support" | "direct" | "advise";
  requested: boolean;
  assigned_by: string | null;
  by_function: boolean;
  others: string[];
}

/**
 * One action in one situation: a cell for each plan, in the order of ``plans``.
 */
export interface RowJson {
  event: string | null;
  situation: { [key: string]: string | boolean };
  phase: string;
  action: string;
  cells: CellJson[];
}

/**
 * A rule as far as it is known; ``confidence`` is null where it was not found.
 */
export interface RuleJson {
  says: TextJson;
  instrument: string;
  article: string | null;
  confidence: "high" | "medium" | null;
  missing: TextJson | null;
  sources: string[];
}

export interface ScheduleJson {
  from: string;
  to: string;
  due_after: number;
  rule: TextJson;
  provisional_years: number[];
  reports: DueReportJson[];
  undated: UndatedJson[];
}

/**
 * The answer of ``coordplan show``: the plan, and the clauses asked for.
 */
export interface ShowJson {
  coordplan: 1;
  plan: string;
  plan_version: PlanVersionJson;
  title: TextJson;
  jurisdiction: TextJson;
  level: string;
  document: DocumentJson;
  places: string[] | null;
  places_source: TextJson | null;
  headings: HeadingJson[];
  clauses: ClauseJson[];
}

/**
 * One side of a change.
 *
 * ``value`` is what it is there in ids of the vocabulary, or null where the side says nothing;
 * ``said`` the same in words; ``duties`` those that the change touches.
 */
export interface SideJson {
  plan: string;
  clauses: string[];
  duties: string[];
  action: string | null;
  agency: AgencyJson | null;
  where: PlaceJson | null;
  value: string | null;
  said: TextJson;
  agencies: AgencyJson[];
}

/**
 * What happened to a body on a day; ``to`` is empty where no successor is known.
 */
export interface StepJson {
  name: TextJson;
  on: string;
  to: HeirJson[];
  task: TextJson | null;
  merged_from: string | null;
  merged_into: string | null;
  under: UnderJson[];
  confidence: "high" | "medium";
  sources: string[];
  note: TextJson | null;
}

/**
 * An agency of the answer that others have succeeded since the plan.
 */
export interface SucceededJson {
  agency: AgencyJson;
  steps: StepJson[];
}

/**
 * On a day the tasks of a kind of body passed on; without a function, of every body.
 */
export interface SuccessionJson {
  id: string;
  function: string | null;
  level: string;
  on: string;
  to: SuccessorJson[];
  task: TextJson | null;
  actions: string[];
  under: string[];
  confirmed: string | null;
  confidence: "high" | "medium";
  sources: string[];
  note: TextJson | null;
}

/**
 * The body that tasks passed to.
 */
export interface SuccessorJson {
  name: TextJson;
  function: string;
  level: string;
}

/**
 * What a baseline says of an action, and what the plan does not say of it.
 */
export interface SupplementJson {
  action: string;
  phase: string;
  lack: "nobody" | "leader" | "deadline" | "notice";
  act: ActJson[];
  notify: NoticeJson[];
  possible: PossibleJson[];
}

/**
 * A damage to the plan that no scenario noticed.
 */
export interface SurvivorJson {
  what: TextJson;
  where: PlaceJson;
}

/**
 * The duties of one action: pairs that are in both plans, and those in one only.
 */
export interface TallyJson {
  action: string;
  both: string[][];
  before: string[];
  after: string[];
}

/**
 * The answer of ``coordplan test``.
 */
export interface TestJson {
  coordplan: 1;
  passed: number;
  failed: number;
  files: TestedFileJson[];
}

/**
 * One scenario file after its run; ``missed`` are thresholds, in words.
 */
export interface TestedFileJson {
  file: string;
  plan: string;
  scenarios: OutcomeJson[];
  coverage: CoverageJson;
  mutation: MutationJson | null;
  missed: TextJson[];
}

/**
 * A text in two languages.
 */
export interface TextJson {
  vi: string;
  en: string;
}

/**
 * The answer of ``coordplan trace``; ``leaves`` and ``counts`` leave headings out.
 *
 * ``encoded_from``: whether the plan was encoded from this very file; null where it names none.
 */
export interface TraceJson {
  coordplan: 1;
  plan: string;
  source_file: string;
  source_sha256: string;
  encoded_from: boolean | null;
  clean: boolean;
  leaves: number;
  counts: { [key: string]: number };
  clauses: TracedJson[];
  headings: TracedHeadingJson[];
  affected: AffectedJson[];
}

/**
 * A heading that names who acts below it, in the plan and in the source.
 */
export interface TracedHeadingJson {
  state: "accounted" | "moved" | "changed" | "missing" | "gone";
  at: string;
  print: string;
  where: PlaceJson | null;
  source_at: string | null;
  source_print: string | null;
  source_text: string | null;
}

/**
 * A clause in the plan (``at``, ``print``, ``where``) and in the source, or in one of them.
 */
export interface TracedJson {
  state: "accounted" | "moved" | "changed" | "missing" | "gone";
  at: string | null;
  print: string | null;
  where: PlaceJson | null;
  source_at: string | null;
  source_print: string | null;
  source_text: string | null;
}

/**
 * A report without a date, and why; ``every`` where its rhythm does not fit the calendar.
 */
export interface UndatedJson {
  reason: "unspecified" | "on-demand" | "off-calendar";
  every: string | null;
  report: FlowJson;
}

/**
 * An instrument under which something happened.
 */
export interface UnderJson {
  instrument: string;
  number: string;
  title: TextJson;
}

/**
 * A number that the document cites and the registry has not, and the clauses that cite it.
 */
export interface UnknownCitationJson {
  number: string;
  at: string[];
}

/**
 * A plan beside a new version of its document, by the locators that clauses have now.
 *
 * ``read_again`` are clauses whose own words are the same, but not those of a heading over them or
 * of a clause that they take a role from.
 */
export interface UpdatedJson {
  same: number;
  moved: MovedJson[];
  changed: string[];
  new: string[];
  gone: string[];
  read_again: string[];
}

/**
 * A constraint that a decision rests on.
 */
export interface UsedConstraintJson {
  when: WhenJson;
  reason: TextJson;
}

/**
 * A fact that would have to have one of these values; ``now``: as stated, null where not.
 */
export interface WantedJson {
  fact: string;
  now: string | boolean | null;
  values: (string | boolean)[];
}

/**
 * Something a reader of the answer must know.
 */
export interface WarningJson {
  rule: string;
  message: TextJson;
}

export type WhenJson = { [key: string]: (string | boolean)[] | WhenJson | WhenJson[] };

/**
 * The answer of ``coordplan why`` or ``coordplan why-not``.
 *
 * ``why`` explains what certainly holds, ``why-not`` what does not; ``others`` is the rest.
 */
export interface WhyJson {
  coordplan: 1;
  question: "why" | "why-not";
  words: string | null;
  situation: { [key: string]: string | boolean };
  drafts: string[];
  plans: WhyPlanJson[];
}

/**
 * What one plan says; ``agencies`` and ``clauses`` are what the words name in it.
 */
export interface WhyPlanJson {
  plan: string;
  file?: string;
  plan_version: PlanVersionJson;
  title: TextJson;
  agencies: AgencyJson[];
  clauses: string[];
  explained: ExplainedJson[];
  others: InvolvementJson[];
  by_cases: ByCaseJson[];
  standing: string[];
  bystanders: BystanderJson[];
  successions: SucceededJson[];
}

/**
 * A deadline in working days.
 */
export interface WorkingDaysJson {
  working_days: number;
}

/**
 * Every output by the name of its schema.
 */
export interface Outputs {
  "answer": AnswerJson;
  "cache": CacheJson;
  "check": CheckJson;
  "plans": PlansJson;
  "error": ErrorJson;
  "events": EventsJson;
  "facts": FactListJson;
  "actions": ActionListJson;
  "agencies": AgenciesJson;
  "show": ShowJson;
  "test": TestJson;
  "trace": TraceJson;
  "why": WhyJson;
  "compare": ComparisonJson;
  "gaps": GapsJson;
  "deviations": DeviationsJson;
  "behaviour": BehaviourJson;
  "diff": DiffJson;
  "draft": DraftJson;
  "reports": ReportsJson;
  "graph": GraphJson;
  "registry-list": RegistryListJson;
  "impact": ImpactJson;
  "registry-stale": RegistryStaleJson;
}
