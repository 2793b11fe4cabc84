"""The head of an event's dossier."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from dossier.domain.analysis import EntityKind
from dossier.domain.views import EntityRef
from dossier.gui.widgets.dossier_header import DossierHeader
from tests.unit.export.rows import EVENT, full


def test_a_part_links_to_its_whole_and_the_whole_to_its_parts(qapp: QApplication) -> None:
    night, hall = (EntityRef(f"event-{n}", EntityKind.EVENT, n) for n in ("Night", "Hall"))
    header = DossierHeader()
    opened: list[str] = []
    header.entity_opened.connect(lambda id, new_tab: opened.append(id))
    header.show_dossier(replace(full().dossier, event=replace(EVENT, whole=night, parts=(hall,))))
    assert "part of:" in header.words
    assert "parts:" in header.words
    for link in ("entity:event-Night", "entity:event-Hall"):
        assert link in header.words
        header._facts.linkActivated.emit(link)
    assert opened == ["event-Night", "event-Hall"]
    header.show_dossier(replace(full().dossier, event=EVENT))
    assert "part of:" not in header.words
    header.deleteLater()
