"""Which reader this is."""

from pathlib import Path

from extraction.version import digest, version


def test_a_version_changes_with_each_file_that_is_read_by_and_with_no_other(tmp_path: Path):
    (tmp_path / "claims").mkdir()
    table = tmp_path / "claims" / "rules.toml"
    table.write_text("a = 1")
    first = digest(tmp_path)

    (tmp_path / "README.md").write_text("About the rules.")
    assert digest(tmp_path) == first

    table.write_text("a = 2")
    assert digest(tmp_path) != first


def test_the_reader_has_one_version():
    assert version() == version()
    assert len(version()) == 12
