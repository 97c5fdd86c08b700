"""The benchmarking tools themselves against the harness's definition profiles: same simulated engine, same load, same words.

usage: profiles.py JAVA JAR TOOLS_HOME VLLM SCRATCH [TOOL...]      VLLM: its executable, which need not exist

For each case and tool a simulated engine is started afresh, so that every client meets the same times, and asked for as many requests
at the same concurrency. What the tool reports at the median is set beside the profile of the same name. Exit code 1 when a figure
differs by more than the tolerance twice, or a tool that is installed brings none.

Times are true only on a machine that has time: where the harness's own median is off the engine's set time by more than a hundredth,
the excess is added to the tolerance, and said. No excess makes it larger than a tenth.
"""
import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

JAVA, JAR, TOOLS, VLLM, SCRATCH = sys.argv[1:6]
JAR = str(Path(JAR).resolve())  # tools and harness run in folders of their own
WANTED = sys.argv[6:] or ["vllm", "aiperf", "guidellm", "inference-perf", "genai-perf"]
# Times so long that what a busy machine adds is little beside them, and few draws of them that matter.
# All ask for as many tokens as the engine has, which is what inference-perf asks for and cannot be told: an answer that ends by
# itself would have a last token without text, which some tools count and others do not.
USERS, REQUESTS, TOKENS = 8, 40, 30
TOLERANCE, USUAL, MOST = 0.02, 0.01, 0.10
FIRST_TOKEN_MILLIS = 1000
# Milliseconds below which a share says nothing: the clocks of the tools, and zeros inside a chunk.
NOISE = 0.05

CASES = {
    "a role in front, one token a chunk": ("openai", ["-ttft", "1s", "-itl", "60ms", "-chunk", "1", "-jitter", "0.02"]),
    "four tokens a chunk": ("vllm", ["-ttft", "1s", "-itl", "60ms", "-chunk", "4", "-jitter", "0.02"]),
}

ENVIRONMENT = {
    **os.environ,
    "HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false", "OPENAI_API_KEY": "none", "VLLM_NO_USAGE_STATS": "1", "CUDA_VISIBLE_DEVICES": "",
    "USE_TORCH": "0", "COLUMNS": "200", "NO_COLOR": "1", "GUIDELLM__LOGGING__DISABLED": "true",
}


def run(words, folder, seconds=420, allowed=(0,), **more):
    """Runs to its end; what it printed is shown only when it fails."""
    log = folder / "log"
    with open(log, "wb") as out:
        code = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, cwd=folder, timeout=seconds,
                              env={**ENVIRONMENT, **more}).returncode
    if code not in allowed:
        raise RuntimeError(f"{Path(words[0]).name}: exit code {code}\n{log.read_text(errors='replace')[-3000:]}")


def newest(folder, pattern):
    found = sorted(folder.rglob(pattern), key=lambda path: path.stat().st_mtime)
    if not found:
        raise RuntimeError(f"no {pattern} was written: {(folder / 'log').read_text(errors='replace')[-2000:]}")
    return json.loads(found[-1].read_text())


class Engine:
    """A simulated engine of its own, on a free port."""

    def __init__(self, dialect, options):
        words = [JAVA, "-jar", JAR, "serve", "-engine", dialect, "-port", "0", "-models", "sim", "-tokens", str(TOKENS), *options]
        self.log = open(Path(SCRATCH) / "serve.log", "wb+")
        self.process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT)

    def __enter__(self):
        for _ in range(600):
            text = Path(self.log.name).read_text(errors="replace")
            found = re.search(r" simulated at (http\S+)", text)
            if found:
                urllib.request.urlopen(found.group(1) + "/v1/models", timeout=60).read()  # the first answer of a JVM takes long
                return found.group(1)
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError("the simulated engine did not start: " + text)

    def __exit__(self, *ignored):
        self.process.terminate()
        self.process.wait(20)


def tokenizer(cache):
    """One token a word, as the simulated engine counts: made here, so that nothing is asked of a hub. It lies where a hub's would."""
    folder = cache / "hub/models--llm-harness--words/snapshots/0"
    folder.mkdir(parents=True, exist_ok=True)
    references = folder.parent.parent / "refs"
    references.mkdir(exist_ok=True)
    (references / "main").write_text("0")
    ENVIRONMENT["HF_HOME"] = str(cache)
    words = ("the of and to in is that it was for on are as with they be at one have this from or had by but some what there we can "
             "out other were all your when up use word how said an each she which do their time if will way about many then them").split()
    vocabulary = {word: i for i, word in enumerate(["<unk>", "<s>", "</s>", *words])}
    special = [{"id": i, "content": name, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
               for i, name in enumerate(["<unk>", "<s>", "</s>"])]
    (folder / "tokenizer.json").write_text(json.dumps({
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": special, "normalizer": None,
        "pre_tokenizer": {"type": "WhitespaceSplit"}, "post_processor": None, "decoder": None,
        "model": {"type": "WordLevel", "vocab": vocabulary, "unk_token": "<unk>"}}))
    (folder / "tokenizer_config.json").write_text(json.dumps({
        "tokenizer_class": "PreTrainedTokenizerFast", "unk_token": "<unk>", "bos_token": "<s>", "eos_token": "</s>",
        "model_max_length": 4096, "clean_up_tokenization_spaces": False,
        "chat_template": "{% for m in messages %}{{ m['content'] }} {% endfor %}"}))
    (folder / "config.json").write_text(json.dumps({"model_type": "llama", "vocab_size": len(vocabulary)}))
    return str(folder)


def executable(tool):
    return VLLM if tool == "vllm" else f"{TOOLS}/{tool}/bin/{'perf_analyzer' if tool == 'genai-perf' else tool}"


def vllm(url, words, folder):
    """vLLM's own way to send a request and its own arithmetic, without the minute that its command line takes to import an engine."""
    (folder / "serve.py").write_text('''
import ast, asyncio, dataclasses, importlib.util, json, sys, time, warnings
from pathlib import Path
import aiohttp, numpy

url, users, requests, tokens, result = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
benchmarks = Path(importlib.util.find_spec("vllm").origin).parent / "benchmarks"
spec = importlib.util.spec_from_file_location("endpoint_request_func", benchmarks / "lib/endpoint_request_func.py")
client = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(client)
wanted = [node for node in ast.parse((benchmarks / "serve.py").read_text()).body
          if getattr(node, "name", "") in ("BenchmarkMetrics", "calculate_metrics")]
names = {"dataclass": dataclasses.dataclass, "np": numpy, "warnings": warnings, "MILLISECONDS_TO_SECONDS_CONVERSION": 1000,
         "TERM_PLOTLIB_AVAILABLE": False, "__name__": "serve"}
annotations = ast.ImportFrom(module="__future__", names=[ast.alias(name="annotations")], level=0)
sys.modules["serve"] = sys.modules["__main__"]
exec(compile(ast.fix_missing_locations(ast.Module(body=[annotations, *wanted], type_ignores=[])), "serve.py", "exec"), names)

async def all_of_them():
    turn = asyncio.Semaphore(users)
    connector = aiohttp.TCPConnector(limit=users, limit_per_host=users, keepalive_timeout=60)
    async with aiohttp.ClientSession(connector=connector, timeout=client.AIOHTTP_TIMEOUT) as session:
        async def one(number):
            async with turn:
                return await client.async_request_openai_chat_completions(client.RequestFuncInput(
                    prompt=f"the of and to {number}", api_url=url + "/v1/chat/completions", prompt_len=5, output_len=tokens,
                    model="sim"), session)
        return await asyncio.gather(*(one(number) for number in range(requests)))

began = time.perf_counter()
outputs = asyncio.run(all_of_them())
assert all(output.success for output in outputs), [output.error for output in outputs if not output.success][:1]
found, _ = names["calculate_metrics"](None, outputs, time.perf_counter() - began, None, [99.0], {})
json.dump({name: getattr(found, f"median_{name}_ms") for name in ("ttft", "itl", "tpot", "e2el")}, open(result, "w"))
''')
    run([str(Path(VLLM).parent / "python"), "serve.py", url, str(USERS), str(REQUESTS), str(TOKENS), "result.json"], folder)
    result = newest(folder, "result.json")
    return {"ttft": result["ttft"], "itl": result["itl"], "tpot": result["tpot"], "e2e": result["e2el"]}


def aiperf(url, words, folder):
    run([executable("aiperf"), "profile", "--model", "sim", "--url", url, "--endpoint-type", "chat", "--streaming",
         "--concurrency", str(USERS), "--request-count", str(REQUESTS), "--tokenizer", "llm-harness/words", "--isl", "16", "--osl", str(TOKENS),
         "--ui", "none", "--artifact-dir", str(folder / "out")], folder)
    result = newest(folder, "profile_export_aiperf.json")
    names = {"ttft": "time_to_first_token", "itl": "inter_token_latency", "icl": "inter_chunk_latency", "e2e": "request_latency"}
    return {ours: result[theirs]["p50"] for ours, theirs in names.items() if theirs in result}


def guidellm(url, words, folder):
    run([executable("guidellm"), "run", "--backend", f"kind=openai_http,target={url},model=sim,validate_backend=false",
         "--profile", f"kind=concurrent,streams={USERS}", "--constraint", f"kind=max_requests,count={REQUESTS}",
         "--tokenizer", f"kind=huggingface_auto,model={words}", "--data", f"kind=synthetic_text,prompt_tokens=16,output_tokens={TOKENS}",
         "--output", f"kind=json,path={folder}/result.json", "--disable-console-interactive"], folder)
    metrics = newest(folder, "result.json")["benchmarks"][0]["metrics"]

    def median(name):
        return metrics[name]["successful"]["percentiles"]["p50"]
    return {"ttft": median("time_to_first_token_ms"), "itl": median("inter_token_latency_ms"),
            "tpot": median("time_per_output_token_ms"), "e2e": 1000 * median("request_latency")}


def inference_perf(url, words, folder):
    (folder / "config.yml").write_text(json.dumps({
        "api": {"type": "chat", "streaming": True},
        "server": {"type": "vllm", "model_name": "sim", "base_url": url, "ignore_eos": False},
        "tokenizer": {"pretrained_model_name_or_path": words},
        "data": {"type": "mock"},
        "load": {"type": "concurrent", "num_workers": 1, "stages": [{"num_requests": REQUESTS, "concurrency_level": USERS}]},
        "storage": {"local_storage": {"path": str(folder / "out")}},
        "report": {"request_lifecycle": {"summary": True, "per_stage": False, "per_request": False}}}))
    run([executable("inference-perf"), "-c", str(folder / "config.yml")], folder)
    latency = newest(folder, "summary_lifecycle_metrics.json")["successes"]["latency"]
    names = {"ttft": "time_to_first_token", "itl": "inter_token_latency", "tpot": "time_per_output_token",
             "ntpot": "normalized_time_per_output_token", "e2e": "request_latency"}
    return {ours: 1000 * latency[theirs]["median"] for ours, theirs in names.items()}


def genai_perf(url, words, folder):
    """perf_analyzer measures, GenAI-Perf computes: its command line asks this perf_analyzer for more than it knows."""
    home = Path(TOOLS) / "genai-perf"
    inputs = {"data": [{"payload": [{"messages": [{"role": "user", "content": "the of and to"}], "model": "sim", "stream": True,
                                     "max_tokens": TOKENS}]}]}
    (folder / "inputs.json").write_text(json.dumps(inputs))
    libraries = ":".join(str(path.parent) for name in ("libb64.so.0d", "libcudart.so.12") for path in home.rglob(name))
    run([executable("genai-perf"), "-m", "sim", "--async", "--input-data", str(folder / "inputs.json"), "--service-kind", "openai",
         "--endpoint", "v1/chat/completions", "-u", url, "--concurrency-range", str(USERS),
         "--request-count", str(REQUESTS), "--profile-export-file", str(folder / "profile.json")],
        folder, LD_LIBRARY_PATH=libraries)
    compute = """
import json, sys
from genai_perf.profile_data_parser import LLMProfileDataParser
from transformers import AutoTokenizer
parser = LLMProfileDataParser(filename=sys.argv[1], tokenizer=AutoTokenizer.from_pretrained(sys.argv[2]))
found = parser.get_statistics("concurrency", sys.argv[3])
found.scale_data()
json.dump({name: value["p50"] for name, value in found.stats_dict.items() if "p50" in value}, open(sys.argv[4], "w"))
"""
    (folder / "compute.py").write_text(compute)
    run([str(home / "bin/python"), "compute.py", str(folder / "profile.json"), words, str(USERS), "result.json"], folder)
    result = newest(folder, "result.json")
    return {"ttft": result["time_to_first_token"], "itl": result["inter_token_latency"], "e2e": result["request_latency"]}


TOOL = {"vllm": vllm, "aiperf": aiperf, "guidellm": guidellm, "inference-perf": inference_perf, "genai-perf": genai_perf}


def profiles(url, dialect, folder):
    """The harness's own run: medians in milliseconds by profile and metric."""
    (folder / "tools.yaml").write_text(json.dumps({"scenarios": [{
        "name": "tools", "engines": [{"engine": dialect, "url": url, "model": "sim"}],
        "workload": {"prompt": "the of and to", "outputTokens": TOKENS}}]}))
    run([JAVA, "-jar", JAR, "-config", "tools.yaml", "-t", str(USERS), "-n", str(REQUESTS), "-wi", "1", "-w", "2", "-i", "1", "-f", "1", "-profile", ",".join(dict.fromkeys(["aiperf", *WANTED])),
         "-certificate", "off", "-rf", "json", "-rff", str(folder / "result.json")],
        folder, allowed=(0, 4))  # 4: a busy machine, and the run says so itself
    return newest(folder, "result.json")["trials"][0]["profiles"]


def tolerance(own):
    """The tolerance on this machine, at this time."""
    off = abs(own["aiperf"]["ttft"]["p50"] / FIRST_TOKEN_MILLIS - 1)
    return min(MOST, TOLERANCE + max(0, off - USUAL))


def agrees(theirs, ours, allowed):
    return abs(theirs - ours) <= max(NOISE, allowed * theirs)


def rows(tool, reported, own):
    """The lines of the table, and the metrics that differ."""
    lines, wrong, allowed = [], [], tolerance(own)
    if allowed > TOLERANCE:
        lines.append(f"  a busy machine: the harness sees the engine's times {100 * (allowed - TOLERANCE + USUAL):.0f} % off; "
                     f"{100 * allowed:.0f} % are tolerated")
    for metric, theirs in reported.items():
        ours = own[tool][metric]["p50"]
        ratio = f"{ours / theirs:9.4f}" if theirs > NOISE else "        –"
        if not agrees(theirs, ours, allowed):
            wrong.append(metric)
        lines.append(f"  {tool:<16}{metric:<8}{theirs:>10.3f}{ours:>10.3f}{ratio}{'' if agrees(theirs, ours, allowed) else '   DIFFERS'}")
    return lines, wrong


class Case:
    """One set of times; the harness's own run of it is repeated only together with a tool's."""

    def __init__(self, number, name, dialect, options):
        self.number, self.name, self.dialect, self.options = number, name, dialect, options
        self.own = self.run_harness("1")

    def measure(self, who, attempt, client):
        folder = Path(SCRATCH) / f"{self.number}-{who}-{attempt}"
        folder.mkdir(parents=True)
        with Engine(self.dialect, self.options) as url:
            return client(url, folder)

    def run_harness(self, name):
        """Tried again when the machine was too busy for it to find the engine at once."""
        for again in (True, True, False):
            try:
                return self.measure("llm-harness", f"{name}-{time.monotonic_ns()}",
                                    lambda url, folder: profiles(url, self.dialect, folder))
            except RuntimeError:
                if not again:
                    raise

    def compare(self, tool, words):
        """How many figures were compared, and which of them differ. A second look, for both, when a busy machine may be to blame."""
        for attempt in (1, 2):
            began = time.monotonic()
            try:
                reported = self.measure(tool, attempt, lambda url, folder: TOOL[tool](url, words, folder))
            except (RuntimeError, KeyError, TypeError, subprocess.TimeoutExpired) as problem:
                print(f"  {tool}: FAILED, {problem}")
                return 1, ["no result"]
            lines, wrong = rows(tool, reported, self.own)
            print("\n".join(lines) + f"\n  {tool}: {time.monotonic() - began:.0f} s", flush=True)
            if not wrong or attempt == 2:
                return len(reported), wrong
            print(f"  {tool}: once more, with a run of the harness beside it")
            self.own = self.run_harness(f"2-{tool}")


def main():
    there = [tool for tool in WANTED if Path(executable(tool)).exists()]
    for tool in WANTED:
        if tool not in there:
            print(f"{tool}: SKIPPED, it is not installed; its formulas are held by ProfileTest")
    print("llmperf: SKIPPED, it is not on PyPI; its formulas are held by ProfileTest")
    words = tokenizer(Path(SCRATCH) / "tokenizer")
    failed, compared = [], 0
    for number, (name, (dialect, options)) in enumerate(CASES.items()):
        case = Case(number, name, dialect, options)
        print(f"\n{name}: {dialect} {' '.join(options)}, {USERS} users, {REQUESTS} requests, medians in ms")
        print(f"  {'tool':<16}{'metric':<8}{'theirs':>10}{'ours':>10}{'ratio':>9}", flush=True)
        for tool in there:
            count, wrong = case.compare(tool, words)
            compared += count
            failed += [f"{tool} {metric}, {name}" for metric in wrong]
    if failed:
        print("\ndiffer by more than is tolerated: " + "; ".join(failed))
    print(f"\n{compared - len(failed)} passed, {len(failed)} failed")
    sys.exit(1 if failed or compared == 0 else 0)


if __name__ == "__main__":
    main()
