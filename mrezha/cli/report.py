"""`mrezha report`: a finished brief on a programme, as a page, a PDF or a Word document."""

from pathlib import Path

import click

from mrezha.cli.opened import opened
from mrezha.cli.options import lang_option, year_option
from mrezha.cli.output import write
from mrezha.cli.programmes import day, judgements_option, seed_option, two_programmes
from mrezha.graph.extras import needed

_FORMS = ("html", "pdf", "docx")
_FIGURES = ("svg", "pdf", "png")


@click.command("report")
@year_option
@click.option("--fold", is_flag=True, help="Count each unit as the body it belongs to: ГДБОП as МВР, МКБТХ as НКБТХ.")
@click.option("--draws", type=click.IntRange(min=1),
              help="Random networks; by default 1000 for the band, for pairs as many as they need.")  # fmt: skip
@seed_option
@judgements_option
@click.option(
    "--date", "dated", metavar="YYYY-MM-DD", callback=day, help="Date to print; without it the report is undated."
)
@click.option("--figures", type=click.Path(file_okay=False, path_type=Path),
              help="Folder for all figures as SVG, PDF and PNG too.")  # fmt: skip
@lang_option
@click.option("--format", "format_", type=click.Choice(_FORMS), help="Instead of the one that FILE ends with.")
@click.option("--output", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
              help="File to write, report.html by default; - is standard output.")  # fmt: skip
def command(
    year: int | None, fold: bool, draws: int | None, seed: int, judgements: Path | None, dated: str | None,
    figures: Path | None, lang: str, format_: str | None, output: Path | None,
) -> None:  # fmt: skip
    """Write a brief on a programme: findings first, figures, what changed, how it was made, and the rows behind it.

    \b
    mrezha report --lang bg --output report.pdf
    mrezha report --lang en --year 2020 --output report-2020.docx
    mrezha report --figures figures --output report.html

    Without --year it is about the latest programme, compared with the one before it. The same input gives the same
    file.
    """
    for library in ("matplotlib", "fpdf"):
        needed(library)
    from mrezha.graph.changes_judgements import read_judgements
    from mrezha.viz.figures.material import Material
    from mrezha.viz.report.write import About, report

    target = output or Path(f"report.{format_ or 'html'}")
    form = format_ or target.suffix.removeprefix(".").lower()
    if form not in _FORMS:
        raise click.UsageError(f"{target}: ends with none of .html, .pdf, .docx; rename it or add --format")
    kg = opened()
    chosen, earlier = two_programmes(kg, year)
    material = Material(
        kg.dataset, chosen, earlier, fold=fold, draws=draws or 1000, seed=seed, pair_draws=draws,
        judgements=tuple(read_judgements(judgements)) if judgements else (),
    )  # fmt: skip
    about = About(dated, judgements.name if judgements else None)
    write(report(material, lang, form, about), target)
    if figures:
        _draw_all(material, lang, figures)


def _draw_all(material: object, lang: str, folder: Path) -> None:
    from mrezha.viz.figures.material import Material
    from mrezha.viz.figures.style import saved
    from mrezha.viz.report.write import drawn

    assert isinstance(material, Material)  # noqa: S101 - for the type checker
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in drawn(material, lang).items():
        for form in _FIGURES:
            write(saved(picture.figure, form), folder / f"{name}.{form}")
