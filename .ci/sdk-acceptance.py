#!/usr/bin/env python3
"""What the providers' own clients must find in the simulated engines.    usage: sdk-acceptance.py URL

For each client: an answer in one piece and a stream, their text, end and usage; the class of each error that a model named
fault-STATUS asks for, in both ways; the provider's error in mid-stream; reasoning and calls of tools where the request asks for them.
Prints a line each; exit code 1 when one failed. Clients retry nothing here.
"""
import json
import os
import sys

for name in [n for n in os.environ if n.upper().endswith("_PROXY")]:
    del os.environ[name]  # the server is on this machine

import anthropic
import cohere
import openai
from cohere.core.api_error import ApiError
from google import genai
from google.auth.credentials import Credentials
from google.genai import errors, types

URL = sys.argv[1].rstrip("/")
MODEL = "sim"
PROMPT = "Say something short."
MESSAGES = [{"role": "user", "content": PROMPT}]
SCHEMA = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
failed = 0
passed = 0


def check(name, body):
    global failed, passed
    try:
        body()
        passed += 1
        print("  ok      %s" % name)
    except Exception as e:  # a client may raise anything
        failed += 1
        print("  FAILED  %s: %s: %s" % (name, type(e).__name__, str(e)[:500]))


def same(wanted, found, what):
    if wanted != found:
        raise AssertionError("%s: wanted %r, found %r" % (what, wanted, found))


def that(holds, what):
    if not holds:
        raise AssertionError(what)


def raised(kinds, body):
    try:
        body()
    except kinds as e:
        return e
    raise AssertionError("nothing was raised, wanted %s" % (kinds,))


def arguments(text):
    same(["city"], list(json.loads(text)), "members of the arguments")


# ------------------------------------------------------------------ OpenAI and Azure
def completions(name, client, azure):
    def usage(u):
        same(u.prompt_tokens + u.completion_tokens, u.total_tokens, "total tokens")
        same(3, u.prompt_tokens, "prompt tokens")
        return u

    def whole():
        raw = client.chat.completions.with_raw_response.create(model=MODEL, messages=MESSAGES, max_completion_tokens=64)
        answer = raw.parse()
        that(answer.choices[0].message.content, "no text")
        same("stop", answer.choices[0].finish_reason, "finish reason")
        same(24, usage(answer.usage).completion_tokens, "completion tokens")
        that(raw.headers.get("x-request-id"), "no x-request-id")
        limit = raw.headers.get("x-ratelimit-remaining-tokens", "")
        that(limit.isdigit(), "x-ratelimit-remaining-tokens: %r" % limit)

    def stream(**more):
        text, ends, last = "", [], None
        for chunk in client.chat.completions.create(model=MODEL, messages=MESSAGES, stream=True,
                                                    stream_options={"include_usage": True}, **more):
            last = chunk.usage or last
            for choice in chunk.choices:
                text += choice.delta.content or ""
                ends += [choice.finish_reason] if choice.finish_reason else []
        return text, ends, usage(last)

    def plain():
        text, ends, counted = stream(max_completion_tokens=64)
        same(23, len(text.split()), "words")  # the last token is the invisible end
        same(["stop"], ends, "finish reasons")
        same(0, counted.completion_tokens_details.reasoning_tokens, "reasoning tokens")

    def limit():
        text, ends, counted = stream(max_completion_tokens=5)
        same((5, ["length"], 5), (len(text.split()), ends, counted.completion_tokens), "words, finish, tokens")

    def reasoning():
        text, _, counted = stream(max_completion_tokens=64, reasoning_effort="low")
        same(19, len(text.split()), "words without those of the reasoning")
        same(4, counted.completion_tokens_details.reasoning_tokens, "reasoning tokens")

    def tool():
        tools = [{"type": "function", "function": {"name": "weather", "parameters": SCHEMA}}]
        with client.chat.completions.stream(model=MODEL, messages=MESSAGES, tools=tools, tool_choice="required") as s:
            for _ in s:
                pass
            choice = s.get_final_completion().choices[0]
        same("tool_calls", choice.finish_reason, "finish reason")
        same("weather", choice.message.tool_calls[0].function.name, "tool")
        arguments(choice.message.tool_calls[0].function.arguments)

    def likelihoods():
        answer = client.chat.completions.create(model=MODEL, messages=MESSAGES, max_completion_tokens=5, logprobs=True)
        same(5, len(answer.choices[0].logprobs.content), "entries")

    def error(status, kind):
        for streamed in (False, True):
            e = raised(kind, lambda: client.chat.completions.create(
                model="fault-%d" % status, messages=MESSAGES, stream=streamed))
            same(status, e.status_code, "status")
            that(e.body["message"], "no message")
            that("code" in e.body and (azure or {"type", "param"} <= set(e.body)), "members of the error: %r" % e.body)
            wait = e.response.headers.get("retry-after")
            same("1" if status == 429 else None, wait, "retry-after")

    def midstream():
        e = raised(openai.APIError, lambda: list(
            client.chat.completions.create(model="fault-midstream", messages=MESSAGES, stream=True)))
        that(not isinstance(e, openai.APIStatusError), "an error in the stream has no status of its own")

    check(name + ": in one piece", whole)
    check(name + ": stream, usage", plain)
    check(name + ": stream, cut by the limit", limit)
    check(name + ": stream, reasoning", reasoning)
    check(name + ": call of a tool", tool)
    check(name + ": log probabilities", likelihoods)
    for status, kind in ((400, openai.BadRequestError), (401, openai.AuthenticationError),
                         (404, openai.NotFoundError), (429, openai.RateLimitError),
                         (500, openai.InternalServerError), (503, openai.InternalServerError)):
        check("%s: error %d" % (name, status), lambda: error(status, kind))
    check(name + ": error in mid-stream", midstream)


def responses(name, client):
    def whole():
        answer = client.responses.create(model=MODEL, input=PROMPT, max_output_tokens=64)
        same("completed", answer.status, "status")
        same(23, len(answer.output_text.split()), "words")
        same((3, 24, 27), (answer.usage.input_tokens, answer.usage.output_tokens, answer.usage.total_tokens), "usage")

    def stream():
        events = list(client.responses.create(model=MODEL, input=PROMPT, stream=True,
                                              reasoning={"effort": "low", "summary": "auto"}))
        same(list(range(len(events))), [e.sequence_number for e in events], "sequence numbers")
        last = events[-1]
        same("response.completed", last.type, "last event")
        text = "".join(e.delta for e in events if e.type == "response.output_text.delta")
        same(last.response.output_text, text, "text")
        thoughts = [e.delta for e in events if e.type == "response.reasoning_summary_text.delta"]
        same(4, len(thoughts), "reasoning deltas")
        same(4, last.response.usage.output_tokens_details.reasoning_tokens, "reasoning tokens")

    def helper():
        with client.responses.stream(model=MODEL, input=PROMPT, max_output_tokens=64) as s:
            for _ in s:
                pass
            same(23, len(s.get_final_response().output_text.split()), "words")

    def limit():  # the helper takes no other last event than response.completed
        last = list(client.responses.create(model=MODEL, input=PROMPT, max_output_tokens=5, stream=True))[-1]
        answer = last.response
        same(("incomplete", "max_output_tokens"), (answer.status, answer.incomplete_details.reason), "end")

    def tool():
        tools = [{"type": "function", "name": "weather", "parameters": SCHEMA, "strict": False}]
        events = list(client.responses.create(model=MODEL, input=PROMPT, stream=True, tools=tools,
                                              tool_choice="required"))
        item = events[-1].response.output[-1]
        same(("function_call", "weather"), (item.type, item.name), "item")
        arguments(item.arguments)
        arguments("".join(e.delta for e in events if e.type == "response.function_call_arguments.delta"))

    def error():
        e = raised(openai.RateLimitError, lambda: client.responses.create(model="fault-429", input=PROMPT, stream=True))
        same(429, e.status_code, "status")

    def midstream():
        seen = []
        try:
            for event in client.responses.create(model="fault-midstream", input=PROMPT, stream=True):
                seen.append(event.type)
        except openai.APIError:
            return
        same("response.failed", seen[-1], "last event")

    for title, body in (("in one piece", whole), ("stream, reasoning, usage", stream), ("stream helper", helper),
                        ("stream, cut by the limit", limit), ("call of a tool", tool), ("error 429", error),
                        ("error in mid-stream", midstream)):
        check(name + ": " + title, body)


def with_openai():
    one = dict(api_key="k", max_retries=0, timeout=30)
    client = openai.OpenAI(base_url=URL + "/v1", _strict_response_validation=True, **one)
    deployments = openai.AzureOpenAI(azure_endpoint=URL, api_version="2024-10-21", **one)
    v1 = openai.OpenAI(base_url=URL + "/openai/v1/", default_headers={"api-key": "k"}, **one)
    label = "openai " + openai.__version__
    check(label + ": models", lambda: same(["sim"], [m.id for m in client.models.list()], "models"))
    completions(label + " chat", client, False)
    responses(label + " responses", client)
    completions(label + " azure deployments", deployments, True)
    responses(label + " azure deployments responses", deployments)
    completions(label + " azure v1", v1, True)
    responses(label + " azure v1 responses", v1)


# ------------------------------------------------------------------ Anthropic
def with_anthropic():
    name = "anthropic " + anthropic.__version__
    client = anthropic.Anthropic(base_url=URL, api_key="k", max_retries=0, timeout=30, _strict_response_validation=True)
    ask = dict(model=MODEL, max_tokens=2048, messages=MESSAGES)

    def whole():
        answer = client.messages.create(**ask)
        same("end_turn", answer.stop_reason, "stop reason")
        same((3, 24), (answer.usage.input_tokens, answer.usage.output_tokens), "usage")
        same(23, len(answer.content[0].text.split()), "words")
        that(answer._request_id, "no request-id")

    def stream():
        with client.messages.stream(**ask) as s:
            kinds = [event.type for event in s]
            answer = s.get_final_message()
        same(("message_start", "message_stop"), (kinds[0], kinds[-1]), "first and last event")
        same(("end_turn", 3, 24), (answer.stop_reason, answer.usage.input_tokens, answer.usage.output_tokens), "end")

    def thinking():
        with client.messages.stream(thinking={"type": "enabled", "budget_tokens": 1024}, **ask) as s:
            kinds = [e.delta.type for e in s if e.type == "content_block_delta"]
            answer = s.get_final_message()
        same(["thinking_delta"] * 4 + ["signature_delta"], kinds[:5], "first deltas")
        same(["thinking", "text"], [block.type for block in answer.content], "blocks")
        that(answer.content[0].signature, "no signature")
        same(4, answer.usage.output_tokens_details.thinking_tokens, "thinking tokens")

    def tool():
        with client.messages.stream(tools=[{"name": "weather", "input_schema": SCHEMA}], tool_choice={"type": "any"},
                                    **ask) as s:
            for _ in s:
                pass
            answer = s.get_final_message()
        same(("tool_use", "weather"), (answer.stop_reason, answer.content[0].name), "end")
        same(["city"], list(answer.content[0].input), "members of the input")

    def counted():
        same(3, client.messages.count_tokens(model=MODEL, messages=MESSAGES).input_tokens, "input tokens")

    def error(status, kind, word):
        for streamed in (False, True):
            e = raised(kind, lambda: client.messages.create(**dict(ask, model="fault-%d" % status, stream=streamed)))
            same((status, word), (e.status_code, e.body["error"]["type"]), "status and type")
            same("1" if status == 429 else None, e.response.headers.get("retry-after"), "retry-after")

    def midstream():
        e = raised(anthropic.APIStatusError, lambda: list(
            client.messages.create(**dict(ask, model="fault-midstream", stream=True))))
        same("overloaded_error", e.body["error"]["type"], "type")

    check(name + ": models", lambda: same(["sim"], [m.id for m in client.models.list()], "models"))
    check(name + ": in one piece", whole)
    check(name + ": stream, usage", stream)
    check(name + ": thinking", thinking)
    check(name + ": call of a tool", tool)
    check(name + ": count of tokens", counted)
    for status, kind, word in ((400, anthropic.BadRequestError, "invalid_request_error"),
                               (401, anthropic.AuthenticationError, "authentication_error"),
                               (404, anthropic.NotFoundError, "not_found_error"),
                               (429, anthropic.RateLimitError, "rate_limit_error"),
                               (500, anthropic.InternalServerError, "api_error"),
                               (529, anthropic.APIStatusError, "overloaded_error")):
        check("%s: error %d" % (name, status), lambda: error(status, kind, word))
    check(name + ": error in mid-stream", midstream)


# ------------------------------------------------------------------ Gemini and Vertex AI
class Token(Credentials):
    def __init__(self):
        super().__init__()
        self.token = "t"

    def refresh(self, request):
        self.token = "t"


def gemini(name, client):
    config = types.GenerateContentConfig(max_output_tokens=64, temperature=0.0)

    def counts(u, thoughts):
        same((3, 24 - thoughts, thoughts, 27),
             (u.prompt_token_count, u.candidates_token_count, u.thoughts_token_count or 0, u.total_token_count), "usage")

    def whole():
        answer = client.models.generate_content(model=MODEL, contents=PROMPT, config=config)
        same(types.FinishReason.STOP, answer.candidates[0].finish_reason, "finish reason")
        same(23, len(answer.text.split()), "words")
        counts(answer.usage_metadata, 0)

    def stream():
        pieces = list(client.models.generate_content_stream(model=MODEL, contents=PROMPT, config=config))
        same(23, len("".join(p.text or "" for p in pieces).split()), "words")
        same(types.FinishReason.STOP, pieces[-1].candidates[0].finish_reason, "finish reason")
        counts(pieces[-1].usage_metadata, 0)

    def thoughts():
        thinking = types.GenerateContentConfig(thinking_config=types.ThinkingConfig(include_thoughts=True))
        pieces = list(client.models.generate_content_stream(model=MODEL, contents=PROMPT, config=thinking))
        same(4, sum(1 for p in pieces for part in p.candidates[0].content.parts if part.thought), "parts of thought")
        counts(pieces[-1].usage_metadata, 4)

    def tool():
        function = types.FunctionDeclaration(name="weather", parameters_json_schema=SCHEMA)
        calling = types.GenerateContentConfig(
            tools=[types.Tool(function_declarations=[function])],
            tool_config=types.ToolConfig(function_calling_config=types.FunctionCallingConfig(mode="ANY")))
        answer = client.models.generate_content(model=MODEL, contents=PROMPT, config=calling)
        same(("weather", ["city"]), (answer.function_calls[0].name, list(answer.function_calls[0].args)), "call")

    def error(status, kind, word):
        for ask in (lambda m: client.models.generate_content(model=m, contents=PROMPT),
                    lambda m: list(client.models.generate_content_stream(model=m, contents=PROMPT))):
            e = raised(kind, lambda: ask("fault-%d" % status))
            same((status, word), (e.code, e.status), "code and status")

    def midstream():
        e = raised(errors.APIError, lambda: list(
            client.models.generate_content_stream(model="fault-midstream", contents=PROMPT)))
        same("UNAVAILABLE", e.status, "status")

    check(name + ": in one piece", whole)
    check(name + ": stream, usage", stream)
    check(name + ": thoughts", thoughts)
    check(name + ": call of a function", tool)
    for status, kind, word in ((400, errors.ClientError, "INVALID_ARGUMENT"), (401, errors.ClientError, "UNAUTHENTICATED"),
                               (404, errors.ClientError, "NOT_FOUND"), (429, errors.ClientError, "RESOURCE_EXHAUSTED"),
                               (500, errors.ServerError, "INTERNAL"), (503, errors.ServerError, "UNAVAILABLE")):
        check("%s: error %d" % (name, status), lambda: error(status, kind, word))
    check(name + ": error in mid-stream", midstream)


def with_genai():
    label = "google-genai " + genai.__version__
    here = types.HttpOptions(base_url=URL, timeout=30_000)
    key = genai.Client(api_key="k", http_options=here)
    check(label + ": models", lambda: same(["models/sim"], [m.name for m in key.models.list()], "models"))
    check(label + ": count of tokens", lambda: same(
        3, key.models.count_tokens(model=MODEL, contents=PROMPT).total_tokens, "tokens"))
    gemini(label + " gemini", key)
    gemini(label + " vertex", genai.Client(vertexai=True, project="p", location="us-central1", credentials=Token(),
                                           http_options=here))
    gemini(label + " vertex express", genai.Client(vertexai=True, api_key="k", http_options=here))


# ------------------------------------------------------------------ Cohere
def with_cohere():
    name = "cohere " + cohere.__version__
    client = cohere.ClientV2(api_key="k", base_url=URL, timeout=30)
    ask = dict(model=MODEL, messages=MESSAGES, max_tokens=64, request_options={"max_retries": 0})

    def usage(u):
        same((3, 24), (int(u.tokens.input_tokens), int(u.tokens.output_tokens)), "tokens")
        same(24, int(u.billed_units.output_tokens), "billed output tokens")

    def whole():
        answer = client.chat(**ask)
        same("COMPLETE", answer.finish_reason, "finish reason")
        same(23, len(answer.message.content[0].text.split()), "words")
        usage(answer.usage)

    def stream():
        events = list(client.chat_stream(**ask))
        same(("message-start", "message-end"), (events[0].type, events[-1].type), "first and last event")
        text = "".join(e.delta.message.content.text for e in events if e.type == "content-delta")
        same(23, len(text.split()), "words")
        usage(events[-1].delta.usage)

    def thinking():
        events = list(client.chat_stream(thinking=cohere.Thinking(type="enabled", token_budget=100), **ask))
        same(["thinking", "text"],
             [e.delta.message.content.type for e in events if e.type == "content-start"], "blocks")
        same(4, sum(1 for e in events if e.type == "content-delta" and e.delta.message.content.thinking), "thoughts")

    def tool():
        tools = [{"type": "function", "function": {"name": "weather", "parameters": SCHEMA}}]
        events = list(client.chat_stream(tools=tools, tool_choice="REQUIRED", **ask))
        same("TOOL_CALL", events[-1].delta.finish_reason, "finish reason")
        arguments("".join(e.delta.message.tool_calls.function.arguments for e in events if e.type == "tool-call-delta"))
        answer = client.chat(tools=tools, tool_choice="REQUIRED", **ask)
        same("weather", answer.message.tool_calls[0].function.name, "tool")

    def legacy():
        old = cohere.Client(api_key="k", base_url=URL, timeout=30)
        events = list(old.chat_stream(model=MODEL, message=PROMPT))
        same(("stream-start", "stream-end"), (events[0].event_type, events[-1].event_type), "first and last event")
        text = "".join(e.text for e in events if e.event_type == "text-generation")
        same(events[-1].response.text, text, "text")
        same(text, old.chat(model=MODEL, message=PROMPT).text, "text in one piece")

    def error(status):
        for call in (client.chat, lambda **k: list(client.chat_stream(**k))):
            e = raised(ApiError, lambda: call(**dict(ask, model="fault-%d" % status)))
            same(status, e.status_code, "status")

    def midstream():  # this client raises nothing
        end = list(client.chat_stream(**dict(ask, model="fault-midstream")))[-1]
        same(("message-end", "ERROR"), (end.type, end.delta.finish_reason), "end")

    check(name + ": models", lambda: same(["sim"], [m.name for m in client.models.list().models], "models"))
    check(name + ": in one piece", whole)
    check(name + ": stream, usage", stream)
    check(name + ": thinking", thinking)
    check(name + ": call of a tool", tool)
    check(name + ": version 1", legacy)
    for status in (400, 401, 404, 429, 500, 503):
        check("%s: error %d" % (name, status), lambda: error(status))
    check(name + ": error in mid-stream", midstream)


for engine in (with_openai, with_anthropic, with_genai, with_cohere):
    engine()
print("%d ok, %d failed" % (passed, failed))
sys.exit(1 if failed else 0)
