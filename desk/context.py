"""What every page may ask for without its view knowing."""

from functools import lru_cache

from accounts import roles
from desk.services import work_list


def todo(request):
    """`todo_count`: asked once per request, by pages that show the navigation, and by no other."""

    @lru_cache(maxsize=1)
    def todo_count():
        if not roles.is_colleague(request.user):
            return 0
        return work_list.count(request.user)

    if not hasattr(request, "todo_count"):
        request.todo_count = todo_count
    return {"todo_count": request.todo_count}
