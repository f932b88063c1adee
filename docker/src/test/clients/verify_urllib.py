"""urllib, as in old scripts: an answer other than 2xx is an exception whose body is read."""
import base64
import json
import sys
import urllib.error
import urllib.request

url, token, image1, image2 = sys.argv[1:]


def encoded(path):
    with open(path, "rb") as image:
        return base64.b64encode(image.read()).decode("ascii")


request = urllib.request.Request(
    url,
    data=json.dumps({"encoded_image1": encoded(image1), "encoded_image2": encoded(image2)}).encode(),
    headers={"Content-Type": "application/json", "Authorization": "Bearer " + token},
)
try:
    with urllib.request.urlopen(request, timeout=60) as response:
        first = json.load(response)["matchedFaces"][0]
    word = "match" if first["matchResult"] == 1 else "nomatch"
    print(word, first["confidence"], first["image1_face"]["quality"])
except urllib.error.HTTPError as refused:
    problem = json.loads(refused.read().decode())
    assert problem["code"] == refused.code and problem["errorMessage"]
    print("refused", problem["code"], problem["reason"])
