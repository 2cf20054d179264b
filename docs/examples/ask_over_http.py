"""Ask ``coordplan serve`` who leads, and what to ask next: ``python ask_over_http.py URL``."""

import json
import os
import sys
import urllib.request

URL = sys.argv[1].rstrip("/")


def ask(path: str, question: dict) -> dict:
    """What the server answers to one question."""
    head = {"Content-Type": "application/json"}
    if token := os.environ.get("COORDPLAN_TOKEN"):
        head["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(URL + path, json.dumps(question).encode(), head)
    with urllib.request.urlopen(request) as answered:
        return json.load(answered)


case = {"events": ["rescue"], "facts": {"minor": True}, "as_of": "2026-11-22"}
answer = ask("/v1/who", {"plans": ["haiphong", "dongnai"], **case})
for plan in answer["plans"]:
    leads = [act["agency"]["name"]["en"] for act in plan["act"] if act["role"] == "lead"]
    print(plan["plan"], "|", ", ".join(dict.fromkeys(leads)) or "nobody is called leader")

question = ask("/v1/ask", {"plan": "haiphong", **case})["next"]
print("next |", question["question"]["en"], "|", ", ".join(map(str, question["values"][:3])))
