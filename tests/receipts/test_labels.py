import pytest

from receipts.config import build
from receipts.labels import OTHER, Field, Schema

SCHEMA = Schema(fields={"company": Field(kind="text", multi_line=True), "total": Field(kind="money")})


def test_labels_count_the_fields_from_one() -> None:
    assert [SCHEMA.label(name) for name in SCHEMA.names] == list(range(SCHEMA.cardinality))
    assert SCHEMA.names[OTHER] == "other"


def test_an_unknown_label_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match=r"totel: the schema has no such label; did you mean total\?"):
        SCHEMA.label("totel")


def test_a_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match=r"fields\.total\.kind: .*'text', 'date' or 'money', got 'cash'"):
        build({"_target_": "receipts.labels.Field", "kind": "cash"}, "fields.total")


def test_the_shipped_schema_is_that_of_the_shipped_receipts() -> None:
    from importlib.resources import files

    import yaml

    schema = build(yaml.safe_load((files("conf") / "schema" / "receipt.yaml").read_text()))
    assert schema.names == ("other", "company", "date", "address", "total")


def test_what_is_aside_is_numbered_after_the_fields_and_is_no_field_twice() -> None:
    schema = Schema(fields=SCHEMA.fields, aside={"change": Field(kind="money")})
    assert schema.names == SCHEMA.names
    assert schema.wide.names == (*SCHEMA.names, "change")
    assert schema.wide.wide == schema.wide
    with pytest.raises(ValueError, match=r"aside\.total: is a field already"):
        Schema(fields=SCHEMA.fields, aside={"total": Field(kind="money")})


def test_the_full_schema_asks_for_what_the_shipped_one_holds_aside() -> None:
    from importlib.resources import files

    import yaml

    receipt, full = (
        build(yaml.safe_load((files("conf") / "schema" / f"{name}.yaml").read_text())) for name in ("receipt", "full")
    )
    assert full == receipt.wide
