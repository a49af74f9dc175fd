"""Photos in forms: Wagtail's own upload and ours read files the same safe way."""

from django import forms
from wagtail.images.forms import BaseImageForm

from marketplace.media.cleaning import clean_photo
from marketplace.media.domain.renditions import make_renditions

ACCEPT = "image/jpeg,image/png,image/webp,image/heic,image/heif,image/avif,image/gif"


class PhotoUploadField(forms.FileField):
    """A photo from a phone; cleaned data is a `CleanPhoto`, anything else an error beside the field."""

    widget = forms.FileInput(attrs={"accept": ACCEPT})

    def to_python(self, data):
        file = super().to_python(data)
        return None if file is None else clean_photo(file)


class PhotoForm(BaseImageForm):
    """Wagtail's image form (`WAGTAILIMAGES_IMAGE_FORM_BASE`) with our file field; a job makes the sizes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if stock := self.fields.get("file"):
            widget = stock.widget
            widget.attrs["accept"] = ACCEPT
            self.fields["file"] = PhotoUploadField(label=stock.label, required=stock.required, widget=widget)

    def save(self, commit=True):
        image = super().save(commit=commit)
        if commit:
            make_renditions.enqueue(image.pk)
        return image

    class Meta(BaseImageForm.Meta):
        pass
