"""The searches that analysts keep."""

from collections.abc import Sequence

from dossier.domain.clock import at
from dossier.domain.found import SavedSearch
from dossier.domain.writes import search_parts
from dossier.store.readmodel.asking import Asking, scalar
from dossier.store.readmodel.queries_sources import analyst_name


class SavedSearchQueries(Asking):
    def saved_searches(self) -> Sequence[SavedSearch]:
        """All that are kept in the case, by name."""
        sql = """SELECT r.field, r.value, r.analyst, a.name, r.clock FROM register r
            LEFT JOIN analyst a ON a.id = r.analyst WHERE r.family = 'mark' AND r.target = 'case'
            AND r.field >= 'search:' AND r.field < 'search;' AND r.value <> ''"""
        rows = self._ask(lambda c: c.execute(sql).fetchall())
        found = [
            SavedSearch(field.partition(":")[2], *search_parts(value), analyst_name(analyst, name), at(clock))
            for field, value, analyst, name, clock in rows
        ]
        return sorted(found, key=lambda search: (search.name.casefold(), search.id))

    def last_position(self) -> int:
        """The place of arrival of the last entry that is shown; 0 before the first."""
        return int(self._ask(lambda c: scalar(c, "SELECT coalesce(max(position), 0) FROM journal")))
