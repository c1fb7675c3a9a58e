from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from training.reliability import plot

SVG = "{http://www.w3.org/2000/svg}"


def test_a_dot_stands_where_confidence_meets_what_is_right() -> None:
    pairs = [(0.75, True)] * 3 + [(0.75, False)]

    drawn = ET.fromstring(plot({"news <1>": pairs}))

    (dot,) = drawn.iter(f"{SVG}circle")
    assert float(dot.attrib["cx"]) + float(dot.attrib["cy"]) == pytest.approx(408)
    assert "news <1>" in [text.text for text in drawn.iter(f"{SVG}text")]


def test_calibration_is_without_error_where_confidence_is_kept() -> None:
    calibrate = pytest.importorskip("training.calibrate", reason="needs scikit-learn")

    assert calibrate.error([(0.5, True), (0.5, False)]) == pytest.approx(0)
    assert calibrate.error([(1.0, False)] * 4) == pytest.approx(1)


def test_a_line_rises_through_what_was_right() -> None:
    calibrate = pytest.importorskip("training.calibrate", reason="needs scikit-learn")
    answers = [("news tag", n / 500, n % 500 < n) for n in range(500)]

    points = calibrate.line(answers)

    assert points[0] == (0.0, 0.0)
    assert points == sorted(points)
