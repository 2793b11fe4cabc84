"""What goes out as FollowTheMoney, checked by the package of those who make the format.

The package builds PyICU from source, so it is no dependency: `pip install followthemoney` beside Dossier to run these.
"""

import json
from pathlib import Path

import pytest

from tests.unit.export.test_standards import written

ftm = pytest.importorskip("followthemoney", reason="the followthemoney package is not installed")

pytestmark = pytest.mark.filterwarnings("default")  # its own warnings are not ours


def test_every_entity_is_of_a_schema_and_every_value_is_clean() -> None:
    for line in written("ftm").splitlines():
        data = json.loads(line)
        proxy = ftm.model.get_proxy(data, cleaned=False)
        proxy.schema.validate(data)
        assert set(data["properties"]) == {prop.name for prop in proxy.iterprops()}, "no unknown property"
        for prop in proxy.iterprops():
            for value in proxy.get(prop):
                assert prop.type.clean(value, proxy=proxy) == value, prop.qname


def test_statements_add_up_to_the_same_entities(tmp_path: Path) -> None:
    from followthemoney.statement import read_path_statements

    path = tmp_path / "statements.csv"
    path.write_bytes(written("ftm-statements"))
    told: dict[str, set[tuple[str, str]]] = {}
    for statement in read_path_statements(path, "csv"):
        values = told.setdefault(statement.entity_id, set())
        if statement.prop != "id":
            values.add((statement.prop, statement.value))
    entities = [json.loads(line) for line in written("ftm").splitlines()]
    assert told == {
        each["id"]: {
            (prop, _in_utf8(value)) for prop, values in each["properties"].items() for value in values
        }
        for each in entities
    }


def _in_utf8(value: str) -> str:
    """JSON can say half a character; a table of text can only name it."""
    return value.encode("utf-8", "backslashreplace").decode()
