"""A case small enough to see through: the state that deciding asks, kept in dictionaries.

It folds what is decided in the plainest way (the last write of a register holds), so that tests read as a story of
commands. The read model does the same with registers that may conflict, an order of its own, and tables.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from dossier.domain import entries as e
from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.commands import Command, Redo, Undo
from dossier.domain.conflicts import Sort
from dossier.domain.decide import decide
from dossier.domain.deciding.standing import Reversal, brought_back
from dossier.domain.deciding.state import Act, Compared, Contest, Held, KnownEntity, KnownStatement, Step
from dossier.domain.judgements import Comparison, Status
from dossier.domain.targets import Place
from dossier.domain.writes import can_be_undone, decided, lines, named_entities, subject, written

TEXT = "Abdeslam drove to Paris. Brahim Abdeslam died in the attacks, police said."


def at(words: str, source: str = "s1") -> Place:
    return Place(source, TEXT.index(words), TEXT.index(words) + len(words))


def anchor(words: str) -> e.Anchor:
    return e.Anchor(*at(words), words)


def assertion(words: str, *subjects: str, **more: Any) -> e.Assertion:
    place = at(words)
    return e.Assertion(place.start, place.end, words, StatementKind.ACTION, subjects, **more)


SALAH, BRAHIM, PARIS, ATTACKS, POLICE = "salah", "brahim", "paris", "attacks", "police"
SUGGESTED = {
    SALAH: e.EntityAdopted(SALAH, EntityKind.PERSON, "Abdeslam", (anchor("Abdeslam"),)),
    BRAHIM: e.EntityAdopted(BRAHIM, EntityKind.PERSON, "Brahim Abdeslam", (anchor("Brahim Abdeslam"),)),
    PARIS: e.EntityAdopted(PARIS, EntityKind.PLACE, "Paris", (anchor("Paris"),)),
    ATTACKS: e.EntityAdopted(ATTACKS, EntityKind.EVENT, "the attacks", (anchor("the attacks"),)),
    POLICE: e.EntityAdopted(POLICE, EntityKind.ORGANISATION, "police", (anchor("police"),)),
}
DROVE = e.StatementAdopted("drove", "s1", assertion("Abdeslam drove to Paris.", SALAH))
DIED = e.StatementAdopted(
    "died",
    "s1",
    assertion(
        "Brahim Abdeslam died", BRAHIM, others=(SALAH,), attribution="police said", attributed_to=POLICE
    ),
)


class World:
    def __init__(self) -> None:
        self.suggested = dict(SUGGESTED)
        self.found = {each.statement: each for each in (DROVE, DIED)}
        self.entries: list[tuple[str, str, str, Any]] = []
        """(id, the act that it belongs to, analyst, fact)"""
        self.contests: list[Contest] = []
        self._registers: dict[tuple[str, str], tuple[Held, str]] = {}
        """(subject, field) -> what it holds, and the family of the subject"""
        self._before: dict[str, str] = {}
        self._carrying: dict[str, list[str]] = {}
        """The entries that last carried out (or took back) an act."""
        self._marks: dict[str, e.ActUndone | e.ActRedone] = {}
        """By the entries of undo and redo."""
        self._stacks: dict[tuple[str, bool], list[str]] = {}
        self._numbers = count(1)

    # -- what a test does

    def do(self, command: Command, analyst: str = "ada") -> list[Any]:
        """Decide and record. Returns the facts, in their order."""
        act = self._act_of(command, analyst)
        facts = list(decide(self, command, analyst))
        if facts:
            self._carrying[act] = [self._record(act, analyst, fact) for fact in facts]
            if isinstance(facts[0], (e.ActUndone, e.ActRedone)):
                self._marks.update(dict.fromkeys(self._carrying[act], facts[0]))
            self._restack(command, analyst, act)
        return facts

    def value(self, subject: str, field: str) -> str:
        return self.held(subject, field).value

    def shown(self) -> dict[tuple[str, str], str]:
        """All that anybody says: what undo and redo must bring back."""
        return {key: held.value for key, (held, _) in self._registers.items() if held.value}

    # -- State

    def has_source(self, source: str) -> bool:
        return source == "s1"

    def analysed_by(self, source: str) -> tuple[str, int, str] | None:
        return None

    def is_withdrawn(self, source: str) -> bool:
        return bool(self.value(source, "withdrawn"))

    def held(self, target: str, field: str) -> Held:
        return self._registers.get((target, field), (Held("", None), ""))[0]

    def work_on(self, target: str, status: str) -> tuple[str, ...]:
        of = status.removesuffix("status")
        return tuple(
            held.entry
            for (about, field), (held, _) in self._registers.items()
            if about == target and held.value and held.entry
            and field.startswith(of) and not field.endswith(("status", "existence"))
        )  # fmt: skip

    def contest(self, sort: Sort, entry: str) -> Contest | None:
        """Here all come one after the other; a test says what is in conflict."""
        return next(
            (c for c in self.contests if c.sort is sort and entry in [side.entry for side in c.sides]), None
        )

    def words(self, source: str, start: int, end: int) -> str | None:
        return TEXT[start:end] if 0 <= start < end <= len(TEXT) else None

    def known_entity(self, id: str) -> KnownEntity | None:
        root = self._root(id)
        made = self._made(root)
        base = made or self.suggested.get(root)
        if base is None or (made and not self.value(root, "existence")):
            return None
        aliases = [f[6:] for (s, f), (h, _) in self._registers.items() if s == root and f[:6] == "alias:" and
                   h.value == "yes"]  # fmt: skip
        return KnownEntity(
            root,
            EntityKind(self.value(root, "kind") or base.kind),
            self.value(root, "name") or base.name,
            tuple(aliases),
            Status(self.value(root, "status") or Status.UNREVIEWED),
            made is not None or bool(self._standing(root)),
            () if made else base.anchors,
        )

    def union(self, id: str) -> tuple[str, ...]:
        known = {*self.suggested, *(f.entity for *_, f in self.entries if isinstance(f, e.EntityCreated))}
        return tuple(sorted(each for each in known if self._root(each) == self._root(id)))

    def name_of(self, id: str) -> str:
        base = self._made(id) or self.suggested.get(id)
        return self.value(id, "name") or (base.name if base else id)

    def merged_by(self, id: str) -> str:
        held = self.held(id, "into")
        return self._by(held.entry) if held.value else ""

    def compared(self, some: Collection[str], others: Collection[str]) -> Sequence[Compared]:
        found = []
        for (pair, field), (held, _) in self._registers.items():
            if field == "comparison" and held.value:
                one, other = pair.split("\n")
                if (one in some and other in others) or (other in some and one in others):
                    comparison, _, reason = held.value.partition("\n")
                    found.append(Compared(one, other, Comparison(comparison), reason, self._by(held.entry)))
        return found

    def named_at(self, source: str, start: int, end: int) -> Collection[str]:
        return [SALAH] if "Salah" in TEXT[start:end] or "Abdeslam" in TEXT[start:end] else []

    def relied_on(self, id: str, act: str) -> str:
        acts = {id: act for id, act, *_ in self.entries}
        standing = (brought_back(each, self._reversal) for each in self._standing(id))
        return next((self._by(id) for id in standing if id and acts[id] != act), "")

    def known_statement(self, id: str) -> KnownStatement | None:
        facts = [f for *_, f in self.entries]
        wrote = next((f for f in facts if isinstance(f, e.StatementWritten) and f.statement == id), None)
        base = wrote or self.found.get(id)
        if base is None or (wrote and not self.value("s1", f"{id}:existence")):
            return None
        said = base.assertion
        for field in e.STATEMENT_FIELDS:
            value = decided(self.value("s1", f"{id}:{field}"))
            if value is not None:
                was = getattr(said, field)
                new = (
                    bool(value)
                    if isinstance(was, bool)
                    else lines(value)
                    if isinstance(was, tuple)
                    else value
                )
                said = replace(said, **{field: new})
        decisions = [f for (_, f), (h, _) in self._registers.items() if f.startswith(f"{id}:") and h.value]
        status = Status(self.value("s1", f"{id}:status") or Status.UNREVIEWED)
        return KnownStatement(id, "s1", said, status, bool(decisions), wrote is not None)

    def keys_of(self, analyst: str) -> Sequence[str]:
        facts = [
            fact for _, _, by, fact in self.entries if isinstance(fact, e.KeyPublished) and by == analyst
        ]
        return list(dict.fromkeys(fact.key for fact in facts))

    def last_act(self, analyst: str, *, undone: bool) -> Act | None:
        stack = self._stacks.get((analyst, undone), [])
        if not stack:
            return None
        steps = [self._step(id, fact) for id, _, _, fact in self.entries if id in self._carrying[stack[-1]]]
        return Act(stack[-1], f"what {stack[-1]} did", tuple(step for step in steps if step))

    # -- folding

    def _act_of(self, command: Command, analyst: str) -> str:
        if isinstance(command, (Undo, Redo)):
            stack = self._stacks.get((analyst, isinstance(command, Redo)), [])
            return stack[-1] if stack else ""
        return f"act-{next(self._numbers)}"

    def _record(self, act: str, analyst: str, fact: Any) -> str:
        entry, write = f"e{next(self._numbers)}", written(fact)
        self.entries.append((entry, act, analyst, fact))
        if write is not None:
            about, key = subject(fact), (subject(fact).id, write.field)
            now = self.held(*key)
            assert getattr(fact, "replaces", None) == now.entry, "it must say what it replaces"
            self._before[entry] = now.value
            self._registers[key] = Held(write.value, entry), about.family
        return entry

    def _restack(self, command: Command, analyst: str, act: str) -> None:
        done = self._stacks.setdefault((analyst, False), [])
        undone = self._stacks.setdefault((analyst, True), [])
        if isinstance(command, Undo):
            done.pop()
            if not command.pass_over:
                undone.append(act)
        elif isinstance(command, Redo):
            done.append(undone.pop())
        elif any(can_be_undone(f) for id, _, _, f in self.entries if id in self._carrying[act]):
            done.append(act)
            undone.clear()

    def _step(self, id: str, fact: Any) -> Step | None:
        write = written(fact)
        if write is None or not can_be_undone(fact):
            return None
        now = self.held(subject(fact).id, write.field)
        stands = brought_back(now.entry, self._reversal) == brought_back(id, self._reversal)
        return Step(fact, self._before[id], now, stands, self._by(now.entry))

    def _reversal(self, entry: str) -> Reversal | None:
        mark = self._marks.get(entry)
        if mark is None:
            return None
        fact = self._fact(entry)
        for id, act, _, other in self.entries:
            if act == mark.act and id not in self._marks and self._writes_the_same(fact, other):
                return Reversal(id, other.replaces, isinstance(mark, e.ActRedone))
        return None

    def _writes_the_same(self, fact: Any, other: Any) -> bool:
        one, two = written(fact), written(other)
        return bool(one and two) and (subject(fact), one.field) == (subject(other), two.field)

    def _fact(self, entry: str) -> Any:
        return next(fact for id, _, _, fact in self.entries if id == entry)

    def _root(self, id: str) -> str:
        seen = {id}
        while (into := self.value(id, "into")) and into not in seen:
            seen.add(id := into)
        return id

    def _made(self, id: str) -> Any:
        made = (f for *_, f in self.entries if isinstance(f, e.EntityCreated) and f.entity == id)
        return next(made, None)

    def _standing(self, id: str) -> list[str]:
        """The entries of the decisions that hold and speak of an entity or a statement, but for that it is there."""
        return [
            held.entry
            for (about, field), (held, family) in self._registers.items()
            if held.value
            and held.entry
            and field not in ("existence", f"{id}:existence")
            and (
                id in named_entities(family, about, field, held.value)
                or field.startswith(f"{id}:")
                or about == f"statement:{id}"
            )
        ]

    def _by(self, entry: str | None) -> str:
        return next((f"{who} in {id}" for id, _, who, _ in self.entries if id == entry), "nobody")
