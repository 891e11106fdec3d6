"""What is held on a resident, what of it must be judged, and how far each request has come.

- ``rows``: every row that is the resident's · ``tables``: where each table stands, or why it does not · ``keys``
- ``held``, ``shown``, ``names``: the rows as records without a worker's name · ``narrow``: what few may see
- ``log``: who looked and what was changed · ``people``: who is known when texts are looked through
- ``gathered``: all of it together · ``requests``: the requests of a resident
"""

from socialvicevaert.features.indsigt.queries.gathered import Gathered, gather
from socialvicevaert.features.indsigt.queries.requests import IndsigtView, Review, indsigter_of, judged, review

__all__ = ["Gathered", "IndsigtView", "Review", "gather", "indsigter_of", "judged", "review"]
