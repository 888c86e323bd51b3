"""Fuzz targets: what must hold whatever the input is, tried by atheris (libFuzzer) on inputs that it invents.

    pip install -e '.[dev,fuzz]'
    python tests/fuzz/reader.py tests/fuzz/corpus/reader -max_total_time=1800 -timeout=10 -rss_limit_mb=2048

A target is a function ``check(data)`` that raises where lint does not keep its word. ``tests/test_fuzz.py`` runs each
on its corpus, for which atheris is not needed.
"""
