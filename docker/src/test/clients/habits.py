"""The habits of Python callers: python3 habits.py CASES."""
import base64
import json
import sys
import urllib.error
import urllib.request

try:
    import requests
except ImportError:
    requests = None


def members(row, encode):
    body = {}
    for name, image in (("encoded_image1", row[5]), ("encoded_image2", row[6])):
        if image.startswith("="):
            body[name] = image[1:]
        elif image != "-":
            with open(image, "rb") as photo:
                body[name] = encode(photo.read()).decode("ascii")
    return {**body, **json.loads(row[7])}


def compared(answer):
    first = answer["matchedFaces"][0]
    word = "match" if first["matchResult"] == 1 else "nomatch"
    return f"{word} {first['confidence']} {first['image1_face']['quality']}"


def by_urllib(row):
    """An answer other than 2xx is an exception whose body is read. Nobody sets a Content-Type: JSON goes as a form."""
    body = json.dumps(members(row, base64.encodebytes)).encode()
    request = urllib.request.Request(row[2], data=body, headers={row[3]: row[4]})
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return compared(json.load(response))
    except urllib.error.HTTPError as refused:
        problem = json.loads(refused.read().decode())
        assert problem["errorMessage"]
        return f"refused {problem['errorCode']} {problem['reason']}"


def by_requests(row, **sent):
    response = requests.post(row[2], headers={row[3]: row[4]}, timeout=60, **sent)
    answer = response.json()
    if response.status_code == 200:
        return compared(answer)
    assert answer["message"]
    return f"refused {answer['statusCode']} {answer['reason']}"


HABITS = {
    "PYTHON_URLLIB": by_urllib,
    "PYTHON_REQUESTS_JSON": lambda row: by_requests(row, json=members(row, base64.b64encode)),
    "PYTHON_REQUESTS_FORM": lambda row: by_requests(row, data=members(row, base64.b64encode)),
}

with open(sys.argv[1], encoding="utf-8") as cases:
    for line in cases:
        case = line.rstrip("\n").split("\t")
        if case[0] in HABITS:
            missing = requests is None and "REQUESTS" in case[0]
            seen = "missing the Python package requests" if missing else HABITS[case[0]](case)
            print(case[0], case[1], seen, sep="\t")
