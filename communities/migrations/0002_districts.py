"""The 50 districts and 180 sub-districts of Bangkok, by their official codes."""

import csv
from pathlib import Path

from django.db import migrations

from thai.slugs import slug_of

DATA = Path(__file__).resolve().parent.parent / "data"


def read(name):
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def load(apps, schema_editor):
    District = apps.get_model("talat_communities", "District")
    Khwaeng = apps.get_model("talat_communities", "Khwaeng")
    District.objects.bulk_create(
        District(
            code=int(row["code"]),
            name_th=row["name_th"],
            name_en=row["name_en"],
            group_th=row["group_th"],
            group_en=row["group_en"],
            slug=slug_of(row["name_en"]),
            lat=float(row["lat"]) if row["lat"] else None,
            lon=float(row["lon"]) if row["lon"] else None,
        )
        for row in read("districts.csv")
    )
    Khwaeng.objects.bulk_create(
        Khwaeng(
            code=int(row["code"]),
            name_th=row["name_th"],
            name_en=row["name_en"],
            district_id=int(row["district_code"]),
        )
        for row in read("khwaeng.csv")
    )


class Migration(migrations.Migration):
    dependencies = [("talat_communities", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
