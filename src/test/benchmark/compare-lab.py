#!/usr/bin/env python3
"""Compares the lab's contenders with scikit-learn's on the same rows of public data sets (docs/benchmarks.md).

Needs python3-sklearn and python3-statsmodels (which bring the data sets), the compiled tests and their class path:
  mvn -Dquick test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
  JAVA_HOME=... src/test/benchmark/compare-lab.py [names of data sets]
"""
import os
import subprocess
import sys
import tempfile

import numpy as np
import pandas as pd
from sklearn import datasets
from sklearn.dummy import DummyClassifier, DummyRegressor
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

HOME = os.path.join(os.path.dirname(__file__), "..", "..", "..")
ACTED = 20  # of a hundred cases


def tables():
    cancer = datasets.load_breast_cancer(as_frame=True).frame
    yield "cancer", "YES_NO", cancer.assign(target=1 - cancer.target), "target"
    import statsmodels.datasets as sm
    fair = sm.fair.load_pandas().data
    fair["affair"] = (fair.affairs > 0).astype(int)
    yield "affairs", "YES_NO", fair.drop(columns="affairs"), "affair"
    digits = datasets.load_digits(as_frame=True).frame
    yield "digit 8", "YES_NO", digits.assign(target=(digits.target == 8).astype(int)), "target"
    health = sm.randhie.load_pandas().data
    yield "visits", "NUMBER", health, "mdvis"
    yield "many visits", "YES_NO", health.assign(mdvis=(health.mdvis > 5).astype(int)), "mdvis"
    yield "wine", "CLASSES", datasets.load_wine(as_frame=True).frame, "target"
    yield "digits", "CLASSES", digits, "target"
    election = sm.anes96.load_pandas().data
    yield "party", "CLASSES", election.assign(PID=election.PID.astype(int)), "PID"
    yield "vote", "YES_NO", election.assign(vote=election.vote.astype(int)), "vote"
    yield "diabetes", "NUMBER", datasets.load_diabetes(as_frame=True, scaled=False).frame, "target"
    made, outcome = datasets.make_classification(20000, 20, n_informative=8, weights=[0.9], flip_y=0.02, random_state=3)
    frame = pd.DataFrame(made, columns=[f"x{k}" for k in range(20)])
    yield "made up", "YES_NO", frame.assign(y=outcome), "y"


def caught(scores, real):
    """Expected real cases among the share that is acted on, those alike by lot, of a hundred cases."""
    left = ACTED / 100 * len(real)
    found = 0.0
    for score in np.sort(np.unique(scores))[::-1]:
        group = scores == score
        share = min(1, max(0, left) / group.sum())
        found += share * real[group].sum()
        left -= group.sum()
    return found / len(real) * 100


def ours(task, frame, outcome):
    with tempfile.NamedTemporaryFile("w", suffix=".csv", delete=False) as file:
        frame.to_csv(file, index=False)
    path = open(os.path.join(HOME, "target", "classpath")).read().strip()
    classes = os.pathsep.join(["target/test-classes", "target/classes", path])
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    run = subprocess.run(
        [java, "-Xmx1g", "-cp", classes, "org.groundwork.lab.LabOnNumbers", task, file.name, outcome, str(ACTED)],
        cwd=HOME, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    os.unlink(file.name)
    if run.returncode:
        sys.exit(run.stderr[-2000:])
    return {line.split()[0]: line.split()[1:] for line in run.stdout.splitlines()}


def theirs(task, frame, outcome, said):
    rows = lambda key: [int(row) for row in said[key]]
    columns = frame.drop(columns=outcome)
    past, test = rows("learn") + rows("tune"), rows("test")
    y = frame[outcome].to_numpy()
    number = task == "NUMBER"
    linear = LinearRegression() if number else LogisticRegression(C=1e3, max_iter=10000)
    tree = (DecisionTreeRegressor if number else DecisionTreeClassifier)(max_depth=3, min_samples_split=20, random_state=0)
    boosted = (HistGradientBoostingRegressor if number else HistGradientBoostingClassifier)(early_stopping=True, random_state=0)
    models = {
        "nothing": DummyRegressor() if number else DummyClassifier(strategy="prior"),
        "linear": make_pipeline(SimpleImputer(strategy="median"), StandardScaler(), linear),
        "tree": make_pipeline(SimpleImputer(strategy="median"), tree),
        "strong": boosted,
    }
    for name, model in models.items():
        model.fit(columns.iloc[past], y[past])
        if number:
            yield name, np.abs(model.predict(columns.iloc[test]) - y[test]).mean()
        elif task == "CLASSES":
            yield name, (model.predict(columns.iloc[test]) == y[test]).mean() * 100
        else:
            yield name, caught(model.predict_proba(columns.iloc[test])[:, 1], y[test])


def main():
    worst = {}
    print(f"{'data':12} {'contender':10} {'lab':>9} {'sklearn':>9}  difference")
    for name, task, frame, outcome in tables():
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        said = ours(task, frame, outcome)
        for contender, value in theirs(task, frame, outcome, said):
            mine = float(said[contender][0])
            # an error that is smaller is better, a gain that is larger
            better = (value - mine if task == "NUMBER" else mine - value) / max(abs(value), 1e-9)
            # what is less than one tested case is no difference
            one = 0 if task == "NUMBER" else 100 / len(said["test"]) * 1.0001
            if abs(value - mine) > one:
                worst[contender] = min(worst.get(contender, 0), better)
            print(f"{name:12} {contender:10} {mine:9.3f} {value:9.3f}  {better:+.1%}")
    print("the furthest behind:", ", ".join(f"{contender} {value:+.1%}" for contender, value in worst.items()))
    allowed = {"nothing": 0.01, "linear": 0.01, "tree": 0.01, "strong": 0.02}
    return 1 if any(value < -allowed[contender] for contender, value in worst.items()) else 0


if __name__ == "__main__":
    sys.exit(main())
