"""Pages for machines: is the process alive, may it get requests?"""

from typing import NoReturn

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from core import readiness


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers. It looks at nothing else, so that a restart is never the wrong cure."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """503 while something that answers need is missing, with what it is."""
    findings = readiness.findings()
    ready = all(each.ready for each in findings.values())
    return JsonResponse(
        {
            "status": "ready" if ready else "not_ready",
            "checks": {name: each._asdict() for name, each in findings.items()},
        },
        status=200 if ready else 503,
    )


@csrf_exempt
def nothing_here(request: HttpRequest, rest: str = "") -> NoReturn:
    """Any address under /api/ that nobody else answers."""
    raise Http404
