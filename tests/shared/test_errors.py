"""What is said of a fault: where it was, and nothing of anybody."""

import pytest

from socialvicevaert.shared.errors import without_values


@pytest.mark.parametrize("folder", ["C:\\Users\\karen.holm\\program\\", "/home/karen.holm/program/"])
def test_a_fault_tells_neither_the_words_nor_the_folder_it_happened_in(folder: str) -> None:
    code = compile("raise KeyError('Fatima Demir')", f"{folder}breve.py", "exec")
    with pytest.raises(KeyError) as failed:
        exec(code)
    said = without_values(failed.value)
    assert "breve.py:1" in said
    assert "karen" not in said
    assert "Fatima" not in said
