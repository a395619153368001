"""Dead links: the one step that puts them right."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.exceptions import Refusal
from core.ways import go_back
from kb.models import ArticleLink
from kb.services import links
from kb.views.reading import readable


@login_required
@require_POST
def take_out(request, pk):
    link = get_object_or_404(ArticleLink.objects.visible_to(request.user), pk=pk)
    link.article = readable(request, link.article_id)
    try:
        links.take_out(link, by=request.user)
        messages.success(request, _("The words stay, the link is gone."))
    except Refusal as refused:
        messages.error(request, refused.detail)
    return go_back(request, "kb:article", pk=link.article_id)
