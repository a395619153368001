from search.services.synonyms import create_synonym
from tests.permissions import Row


def things(cast):
    return {"synonym": create_synonym(words={"da": ["kode", "løsen"]}, by=cast.eva)}


ROWS = [
    Row("search_list", "GET search/?q=retur", "200 200 200 200 200 403"),
    Row("search_complete", "GET search/complete/?q=re", "200 200 200 200 200 403"),
    #                                                             nobody alice bob eva adam bare
    Row("synonyms_list", "GET synonyms/", "401 200 200 200 200 403"),
    Row(
        *("synonyms_create", "POST synonyms/", "401 403 403 201 201 403"),
        {"words": {"da": ["pakke"], "en": ["parcel"]}},
    ),
    Row("synonyms_retrieve", "GET synonyms/{synonym}/", "401 200 200 200 200 403"),
    Row(
        *("synonyms_partial_update", "PATCH synonyms/{synonym}/", "401 403 403 200 200 403"),
        {"words": {"da": ["kode", "nøgle"]}},
    ),
    Row("synonyms_destroy", "DELETE synonyms/{synonym}/", "401 403 403 204 204 403"),
]
