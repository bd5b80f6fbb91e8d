"""Runs one peer on one problem: a job as JSON in argv[1], JSON lines on standard output.

A line an iteration: seconds and processor seconds since fitting began, and the inertia of the assignment of that iteration.
What is computed for the trace alone is outside of both clocks. The last line has "end".
"""

import json
import resource
import sys
import time

import numpy as np


def say(**line):
    print(json.dumps(line), flush=True)


def rows_of(path, dimensions):
    return np.fromfile(path, dtype=np.float32).reshape(-1, dimensions)


class Stopped(Exception):
    """The target is reached."""


class Clock:
    """Wall and processor time since it was made, without what happens inside of `paused`."""

    def __init__(self):
        self.restart()

    def restart(self):
        self.wall, self.cpu = time.perf_counter(), time.process_time()

    def read(self):
        return time.perf_counter() - self.wall, time.process_time() - self.cpu

    def paused(self, work):
        wall, cpu = time.perf_counter(), time.process_time()
        result = work()
        self.wall += time.perf_counter() - wall
        self.cpu += time.process_time() - cpu
        return result


def inertia_of(rows, centroids, labels, chunk=8192):
    """Sum of squared distances in float64."""
    total = 0.0
    for start in range(0, len(rows), chunk):
        part = rows[start : start + chunk] - centroids[labels[start : start + chunk]]
        total += float(np.einsum("ij,ij->i", part, part).sum(dtype=np.float64))
    return total


class Trace:
    def __init__(self, clock, target):
        self.clock, self.target, self.iterations = clock, target, 0

    def note(self, inertia):
        seconds, cpu = self.clock.read()
        self.iterations += 1
        say(iteration=self.iterations, seconds=seconds, cpu=cpu, inertia=inertia)
        if self.target is not None and inertia <= self.target:
            raise Stopped


def run_sklearn(job, rows, centroids):
    """KMeans.fit as it is; only the compiled iteration that it calls is wrapped, to read the clock after each."""
    from sklearn.cluster import KMeans, _kmeans

    name = f"{job['program']}_iter_chunked_dense"
    iterate = getattr(_kmeans, name)
    clock = Clock()
    trace = Trace(clock, job["target"])

    def traced(X, sample_weight, centers_old, centers_new, weight_in_clusters, *rest, update_centers=True, **more):
        iterate(X, sample_weight, centers_old, centers_new, weight_in_clusters, *rest, update_centers=update_centers, **more)
        if update_centers:
            labels = next(one for one in rest if isinstance(one, np.ndarray) and one.dtype == np.int32)
            # `note` reads the clock, which stands still meanwhile.
            trace.note(clock.paused(lambda: inertia_of(X, centers_old, labels)))

    setattr(_kmeans, name, traced)
    model = KMeans(
        n_clusters=len(centroids), init=centroids, n_init=1, max_iter=job["iterations"], tol=0, algorithm=job["program"]
    )
    clock.restart()
    try:
        model.fit(rows)
    except Stopped:
        return {"converged": False}
    if job.get("out"):
        model.cluster_centers_.astype(np.float32).tofile(job["out"])
    return {"converged": model.n_iter_ < job["iterations"], "inertia": inertia_of(rows, model.cluster_centers_, model.labels_)}


def run_minibatch(job, rows, centroids):
    """Batches drawn as MiniBatchKMeans.fit draws them; the inertia over all rows is computed outside of the clock."""
    from sklearn.cluster import MiniBatchKMeans
    from sklearn.cluster._kmeans import _labels_inertia_threadpool_limit as labels_of

    batch = min(job["batch"], len(rows))
    random = np.random.RandomState(0)
    model = MiniBatchKMeans(n_clusters=len(centroids), init=centroids, n_init=1, batch_size=batch, random_state=0)
    every = max(1, len(rows) // (2 * batch))
    weights = np.ones(len(rows), dtype=np.float32)
    clock = Clock()
    trace = Trace(clock, job["target"])

    def inertia():
        labels, _ = labels_of(rows, weights, model.cluster_centers_, job["threads"])
        return inertia_of(rows, model.cluster_centers_, labels)

    try:
        step = 0
        while clock.read()[0] < job["seconds"]:
            model.partial_fit(rows[random.randint(0, len(rows), batch)])
            step += 1
            if step % every == 0:
                trace.note(clock.paused(inertia))
    except Stopped:
        pass
    return {"converged": False}


def run_faiss(job, rows, centroids):
    """Kmeans.train as it is; times and objectives are its own. It cannot be stopped: `iterations` says how many it makes."""
    import faiss

    faiss.omp_set_num_threads(job["threads"])
    count, dimensions = rows.shape
    model = faiss.Kmeans(
        dimensions,
        len(centroids),
        niter=job["iterations"],
        nredo=1,
        spherical=False,
        max_points_per_centroid=count,
        min_points_per_centroid=1,
    )
    clock = Clock()
    model.train(rows, init_centroids=centroids)
    seconds, cpu = clock.read()
    for index, stats in enumerate(model.iteration_stats):
        say(
            iteration=index + 1,
            seconds=stats["time"],
            # It tells no processor time by iteration: that of the whole, in proportion.
            cpu=cpu * stats["time"] / seconds,
            inertia=float(stats["obj"]),
        )
    return {"converged": False}


def run_seeding(job, rows, _):
    from sklearn.cluster import kmeans_plusplus

    clock = Clock()
    centroids, _indices = kmeans_plusplus(rows, job["k"], random_state=0)
    seconds, cpu = clock.read()
    inertia = float(sum(squared_distances(part, centroids).min(axis=1).sum() for part in np.array_split(rows, 8)))
    return {"seconds": seconds, "cpu": cpu, "inertia": inertia}


def squared_distances(rows, centroids):
    """In float64, of float32 vectors."""
    rows, centroids = rows.astype(np.float64), centroids.astype(np.float64)
    squares = np.einsum("ij,ij->i", rows, rows)[:, None] + np.einsum("ij,ij->i", centroids, centroids)
    return squares - 2 * (rows @ centroids.T)


def run_check(job, rows, centroids):
    """Compares an assignment with exact nearest centroids: how many differ, and by how much the worst is farther away."""
    given = np.fromfile(job["assignment"], dtype=np.uint32)
    differ, worst, total = 0, 0.0, 0.0
    for start in range(0, len(rows), 4096):
        distances = squared_distances(rows[start : start + 4096], centroids)
        taken = np.take_along_axis(distances, given[start : start + 4096, None].astype(np.int64), axis=1)[:, 0]
        differ += int((distances.argmin(axis=1) != given[start : start + 4096]).sum())
        worst = max(worst, float((taken - distances.min(axis=1)).max()))
        total += float(taken.sum())
    return {"rows": len(rows), "differ": differ, "worst": worst, "inertia": total}


def run_sgemm(job, *_):
    """GFLOP a processor second of single-precision products: rows x inner by inner x columns."""
    random = np.random.default_rng(0)
    left = random.standard_normal((job["rows"], job["inner"]), dtype=np.float32)
    right = random.standard_normal((job["inner"], job["columns"]), dtype=np.float32)
    out = np.empty((job["rows"], job["columns"]), dtype=np.float32)
    np.matmul(left, right, out=out)
    started = time.process_time()
    for _ in range(job["repeats"]):
        np.matmul(left, right, out=out)
    seconds = time.process_time() - started
    return {"gflops": 2e-9 * job["rows"] * job["inner"] * job["columns"] * job["repeats"] / seconds}


def run_versions(*_):
    import faiss
    import sklearn
    from threadpoolctl import threadpool_info

    blas = [one for one in threadpool_info() if one["user_api"] == "blas"]
    return {
        "scikit-learn": sklearn.__version__,
        "faiss": faiss.__version__,
        "numpy": np.__version__,
        "blas": ", ".join(f"{one['internal_api']} {one['version']} ({one.get('architecture')})" for one in blas),
    }


PROGRAMS = {
    "lloyd": run_sklearn,
    "elkan": run_sklearn,
    "minibatch": run_minibatch,
    "faiss": run_faiss,
    "seeding": run_seeding,
    "check": run_check,
    "sgemm": run_sgemm,
    "versions": run_versions,
}


def main():
    job = json.loads(sys.argv[1])
    rows = rows_of(job["rows"], job["dimensions"]) if isinstance(job.get("rows"), str) else None
    centroids = rows_of(job["centroids"], job["dimensions"]) if "centroids" in job else None
    found = PROGRAMS[job["program"]](job, rows, centroids)
    say(end=True, peakBytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, **found)


main()
