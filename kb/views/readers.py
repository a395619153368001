"""What readers of the help centre said, and that somebody has read it."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from core.ways import go_back
from kb.models import Feedback
from kb.services.feedback import mark_read
from kb.views.reading import readable


@login_required
@require_POST
def read(request, pk):
    found = get_object_or_404(Feedback.objects.visible_to(request.user), pk=pk)
    readable(request, found.article_id)
    mark_read(found)
    return go_back(request, "kb:article", pk=found.article_id)
