"""Fields that read what is typed at the counter."""

from django import forms

from products.money import read_baht, show_amount


class BahtField(forms.Field):
    """An amount in baht as people type it, in satang: '1,234.50', '๑๒๐'. Never 0."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": 40})

    def to_python(self, value: object) -> int | None:
        return None if value in self.empty_values else read_baht(str(value), zero=False)

    def prepare_value(self, value: object) -> object:
        return show_amount(value) if isinstance(value, int) else value


class LineField(forms.CharField):
    """One line of plain words; line breaks, zero-width and direction signs become spaces."""

    def to_python(self, value: object) -> str:
        typed = super().to_python(value)
        return " ".join("".join(sign if sign.isprintable() else " " for sign in typed).split())
