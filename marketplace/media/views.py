"""Photos over HTTP, where no other server hands them out."""

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe
from django.views.static import serve

DAY = 24 * 60 * 60


@require_safe
def photo_file(request: HttpRequest, path: str) -> FileResponse:
    """A file under MEDIA_ROOT, to be kept a day by browser and proxy; 404 for any other path.

    For one machine without a web server in front. Behind one, or with photos in other storage,
    `TALAT_SERVE_MEDIA=False` leaves it out.
    """
    try:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    except SuspiciousFileOperation as outside:
        raise Http404 from outside
    response["Cache-Control"] = f"public, max-age={DAY}"
    response["X-Content-Type-Options"] = "nosniff"
    return response
