"""JUnit's XML, for build servers: a test suite a file, a failed test a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from saidby.report import Diagnostic, Report
from saidby.reporters.escaping import one_line
from saidby.reporters.layout import Failure, Layout
from saidby.reporters.paths import relative
from saidby.text.lines import LineIndex


def junit(reports: Iterable[Report], layout: Layout) -> Iterator[str]:
    """One XML document. A clean file is one test that passed; what could not be done
    is one with an error."""
    root = ET.Element("testsuites", name="saidby")
    for report in reports:
        root.append(_suite(report, layout.root))
    root.extend(_failed(failure, layout.root) for failure in layout.failures)
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield from ET.tostring(root, encoding="unicode").split("\n")


def _suite(report: Report, root: str) -> ET.Element:
    path = one_line(relative(report.source.path, root))
    failures, errors = len(report.diagnostics), len(report.broken)
    suite = ET.Element(
        "testsuite",
        name=path,
        tests=str(failures + errors or 1),
        failures=str(failures),
        errors=str(errors),
    )
    lines = LineIndex(report.source.text if report.diagnostics else "")
    for found in report.diagnostics:
        _add_failure(suite, found, path, lines)
    for rule in report.broken:
        case = ET.SubElement(suite, "testcase", name=rule.code, classname=path)
        message = f"{rule.name} could not be checked"
        ET.SubElement(case, "error", message=message, type=rule.error)
    if not failures + errors:
        ET.SubElement(suite, "testcase", name="saidby", classname=path)
    return suite


def _failed(failure: Failure, root: str) -> ET.Element:
    name = one_line(relative(failure.path, root)) if failure.path else "saidby"
    suite = ET.Element("testsuite", name=name, tests="1", failures="0", errors="1")
    case = ET.SubElement(suite, "testcase", name="saidby", classname=name)
    message = one_line(failure.message)
    ET.SubElement(case, "error", message=message, type="not-checked")
    return suite


def _add_failure(
    suite: ET.Element, found: Diagnostic, path: str, lines: LineIndex
) -> None:
    place = lines.place(found.span.start)
    line, column = str(place.line + 1), str(place.column + 1)
    name = f"{found.code} {found.name} {line}:{column}"
    case = ET.SubElement(suite, "testcase", name=name, classname=path)
    case.set("file", path)
    case.set("line", line)
    message = one_line(found.message)
    failure = ET.SubElement(case, "failure", message=message)
    failure.set("type", found.severity.value)
    failure.text = f"{path}:{line}:{column}: {found.code} {message}"
