"""Print, after the run, how many questions were put to each peer and how far apart the answers were."""


def pytest_terminal_summary(terminalreporter):
    reports = terminalreporter.getreports("passed")
    lines = [
        f"{told} ({report.duration:.1f} s)"
        for report in reports
        for name, told in report.user_properties
        if name == "peers" and report.when == "call"
    ]
    if lines:
        terminalreporter.section("held against others")
    for line in lines:
        terminalreporter.line(line)
