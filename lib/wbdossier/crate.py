"""The build as a Workflow Run RO-Crate: what was made, of what, by which notebook, with what.

The crate is the folder of results itself; ``workflow/`` holds copies of what was run. Nothing
reads the clock: the crate's date is the newest one in its inputs, and the actions have no times,
which the profiles recommend and do not require.
"""

from __future__ import annotations

import ast
import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from wbdossier import about, datapackage
from wbdossier.dataset import Dataset
from wbdossier.records import Article
from wbdossier.run import Run, parameters
from wbdossier.site.inputs import TITLE, address

FILE = "ro-crate-metadata.json"
WORKFLOW = "workflow"
# The newest versions that the validator knows.
SPECIFICATION = "1.1"
PROFILES = {
    "https://w3id.org/ro/wfrun/process/0.5": "Process Run Crate",
    "https://w3id.org/ro/wfrun/workflow/0.5": "Workflow Run Crate",
    "https://w3id.org/ro/wfrun/provenance/0.5": "Provenance Run Crate",
    "https://w3id.org/workflowhub/workflow-ro-crate/1.0": "Workflow RO-Crate",
}
TERMS = {"sha256": "https://w3id.org/ro/terms/workflow-run#sha256"}
TYPES = {"str": "Text", "int": "Integer", "float": "Float", "bool": "Boolean"}
Properties = dict[str, Any]
Entity = Any  # the RO-Crate library has no types


def write(data: Dataset, runs: Sequence[Run], notebooks: Path, lock: Path, folder: Path) -> None:
    """Describe the results in ``folder``, and copy beside them what made them.

    Args:
        data: what the tables hold.
        runs: the runs whose executed notebooks are in the results.
        notebooks: the folder of the notebooks and of ``runs.toml``.
        lock: the locked environment; left out where there is none.
        folder: the results: ``data``, ``notebooks`` and ``site``.
    """
    books = {place(run, notebooks): run.notebook for run in runs}
    sources = books | {"runs.toml": notebooks / "runs.toml", lock.name: lock}
    for name, source in sources.items():
        copy = folder / WORKFLOW / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_file():
            shutil.copyfile(source, copy)
    described = Crate(data, runs, notebooks, folder).described()
    text = json.dumps(described, indent=1, ensure_ascii=False, sort_keys=True)
    (folder / FILE).write_text(text + "\n", encoding="utf-8")


def place(run: Run, notebooks: Path) -> str:
    """Return where the copy of a run's notebook stands in ``workflow/``."""
    return "/".join(part for part in run.notebook.parts[len(notebooks.parts) :] if part != "..")


@dataclass
class Crate:
    """The description of one build, entity by entity."""

    data: Dataset
    runs: Sequence[Run]
    notebooks: Path
    folder: Path

    def described(self) -> Mapping[str, Any]:
        """Return the content of the metadata file."""
        self._root()
        library, engine = self._software()
        articles = [self._article(article) for article in self.data.articles]
        tables = [self._file(f"data/{path.name}") for path in _files(self.folder / "data")]
        index = self._file("site/index.html")
        facts = self._action(
            "#reading", "The facts are read from the articles.", library, articles, tables
        )
        each = [self._run(run, tables) for run in self.runs]
        made = [result for action in each for result in action["result"]]
        used = [*tables, *self._lock()]
        whole = self._action(
            "#runs", "All runs are carried out.", self._workflow(), used, [*made, index]
        )
        self._orchestrated(engine, whole, each)
        self.crate.root_dataset["mentions"] = [facts, whole, *each]
        return self.crate.metadata.generate()  # type: ignore[no-any-return]

    @cached_property
    def crate(self) -> Any:
        """The library's crate, empty but for its root."""
        from rocrate.rocrate import ROCrate  # type: ignore[import-untyped]

        crate = ROCrate(version=SPECIFICATION)
        crate.metadata.extra_terms.update(TERMS)
        return crate

    def _root(self) -> None:
        authors = self._add("#authors", "Organization", name=about.AUTHORS)
        licence = self._add(about.LICENCE, "CreativeWork", name="MIT licence", identifier="MIT")
        self.crate.root_dataset._jsonld.pop("datePublished")  # the library put the clock's there
        self._set(
            self.crate.root_dataset,
            name=f"{TITLE}: the report and its data",
            description=datapackage.DESCRIPTION,
            version=about.VERSION,
            datePublished=self._newest(),
            author=authors,
            license=licence,
            conformsTo=[
                self._add(uri, "CreativeWork", name=name, version=uri.rpartition("/")[2])
                for uri, name in PROFILES.items()
            ],
        )
        self.crate.metadata.append_to("conformsTo", self.crate.get(list(PROFILES)[-1]))

    def _newest(self) -> str | None:
        """Return the newest full date in the articles and corrections."""
        dates = [a.published for a in self.data.articles] + [c.date for c in self.data.corrections]
        return max((d for d in dates if d and len(d) == len("2024-06-24")), default=None)

    def _software(self) -> tuple[Entity, Entity]:
        library = self._add(
            f"#{about.NAME}",
            "SoftwareApplication",
            name=about.NAME,
            softwareVersion=about.VERSION,
            softwareRequirements=self._lock(),
        )
        papermill = version("papermill")
        engine = self._add(
            "#papermill", "SoftwareApplication", name="papermill", softwareVersion=papermill
        )
        return library, engine

    def _lock(self) -> list[Entity]:
        """Return the locked environment, which the results hold where there is one."""
        locks = [path for path in _files(self.folder / WORKFLOW) if path.suffix == ".lock"]
        return [self._file(f"{WORKFLOW}/{path.name}") for path in locks]

    def _article(self, article: Article) -> Entity:
        """Describe a press article, which is not in the crate: it is its publisher's."""
        from wbdossier.site.web_annotations import name_of  # by way of pandas

        return self.crate.get(name_of(article)) or self._add_file(
            name_of(article),
            name=article.file,
            headline=article.title,
            sha256=article.sha256,
            encodingFormat="text/plain",
            url=article.url,
            conditionsOfAccess=article.rights,
        )

    def _run(self, run: Run, tables: Sequence[Entity]) -> Entity:
        """Describe one execution of a notebook, with its parameters."""
        known = parameters.declared(run.notebook)
        values = [self._value(run, known[name], run.parameters[name]) for name in run.parameters]
        made = [
            self._file(f"notebooks/{run.name}.ipynb", name=f"{run.name}, executed"),
            self._file(f"site/{address(run)}", name=f"{run.name}, as a page"),
        ]
        tool = self._tool(run)
        said = f"papermill executes {run.notebook.name}; nbconvert makes its page."
        return self._action(f"#run-{run.name}", said, tool, [*tables, *values], made)

    def _tool(self, run: Run) -> Entity:
        path = f"{WORKFLOW}/{place(run, self.notebooks)}"
        return self._file(path, types=["SoftwareSourceCode"], version=about.VERSION)

    def _value(self, run: Run, declared: parameters.Parameter, value: Any) -> Entity:
        """Describe a parameter of a notebook and the value a run gave it."""
        identity = f"#{quote(place(run, self.notebooks))}/{declared.name}"
        formal = self.crate.get(identity) or self._parameter(run, identity, declared)
        given = json.dumps(value) if isinstance(value, (list, type(None))) else value
        actual = self._add(
            f"{identity}/{run.name}",
            "PropertyValue",
            name=declared.name,
            value=given,
            exampleOfWork=formal,
        )
        formal.append_to("workExample", actual, compact=True)
        return actual

    def _parameter(self, run: Run, identity: str, declared: parameters.Parameter) -> Entity:
        kind = TYPES.get(ast.unparse(declared.type), "Text")
        formal = self.crate.add_formal_parameter(declared.name, kind, identity, declared.meaning)
        self._tool(run).append_to("input", formal, compact=True)
        return formal

    def _workflow(self) -> Entity:
        """Describe ``runs.toml``: the notebooks it runs and the steps these are."""
        steps = [
            self._add(
                f"#step-{run.name}",
                "HowToStep",
                name=run.name,
                position=str(number),
                workExample=self._tool(run),
            )
            for number, run in enumerate(self.runs, 1)
        ]
        tools = [self._tool(run) for run in {run.notebook: run for run in self.runs}.values()]
        language = self._add("#runs-toml", "ComputerLanguage", name="wbdossier runs, in TOML")
        types = ["SoftwareSourceCode", "ComputationalWorkflow", "HowTo"]
        workflow = self._file(f"{WORKFLOW}/runs.toml", types=types, version=about.VERSION)
        inputs = [e for e in self.crate.get_entities() if e.type == "FormalParameter"]
        self._set(workflow, programmingLanguage=language, hasPart=tools, step=steps, input=inputs)
        self.crate.mainEntity = workflow
        return workflow

    def _orchestrated(self, engine: Entity, whole: Entity, each: Iterable[Entity]) -> None:
        """Say that the engine carried the runs out, step by step."""
        controls = [
            self._add(
                f"#control-{run.name}",
                "ControlAction",
                name=f"Carrying out {run.name}",
                instrument=self.crate.get(f"#step-{run.name}"),
                object=action,
            )
            for run, action in zip(self.runs, each, strict=True)
        ]
        self._add(
            "#orchestration",
            "OrganizeAction",
            name=f"papermill carrying out {WORKFLOW}/runs.toml",
            instrument=engine,
            object=controls,
            result=whole,
        )

    def _action(
        self, identity: str, said: str, tool: Entity, used: Iterable[Entity], made: Iterable[Entity]
    ) -> Entity:
        return self._add(
            identity,
            "CreateAction",
            name=identity.removeprefix("#"),
            description=said,
            instrument=tool,
            object=list(used),
            result=list(made),
            actionStatus="http://schema.org/CompletedActionStatus",
        )

    def _file(self, path: str, types: Sequence[str] = (), **said: Any) -> Entity:
        """Return a file of the results, described once."""
        if known := self.crate.get(quote(path)):
            return known
        content = (self.folder / path).read_bytes()
        return self._add_file(
            path,
            types,
            **{
                "name": Path(path).name,
                "encodingFormat": about.MEDIA_TYPES.get(Path(path).suffix),
                "contentSize": str(len(content)),
                "sha256": hashlib.sha256(content).hexdigest(),
            }
            | said,
        )

    def _add_file(self, identity: str, types: Sequence[str] = (), **said: Any) -> Entity:
        kind = {"@type": ["File", *types] if types else "File"}
        where = {"source" if "://" in identity else "dest_path": identity}
        return self._set(self.crate.add_file(**where, properties=kind), **said)

    def _add(self, identity: str, kind: str, **said: Any) -> Entity:
        return self._set(self.crate.add_jsonld({"@id": identity, "@type": kind}), **said)

    def _set(self, entity: Entity, **said: Any) -> Entity:
        """Give an entity its properties, less those that are not known."""
        for name, value in said.items():
            if value not in (None, [], ""):
                single = isinstance(value, list) and len(value) == 1
                entity[name] = value[0] if single else value
        return entity


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file())
