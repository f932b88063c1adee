"""requests: json= as the guide shows it, or data= as many write it, which sends a form."""
import base64
import sys

try:
    import requests
except ImportError:
    print("the Python package requests is not installed")
    sys.exit(77)

mode, url, token, image1, image2 = sys.argv[1:]


def encoded(path):
    with open(path, "rb") as image:
        return base64.b64encode(image.read()).decode("ascii")


body = {"encoded_image1": encoded(image1), "encoded_image2": encoded(image2)}
sent = {"json": body} if mode == "json" else {"data": body}
response = requests.post(url, headers={"Authorization": "Bearer " + token}, timeout=60, **sent)
answer = response.json()
if response.status_code == 200:
    first = answer["matchedFaces"][0]
    print("match" if first["matchResult"] == 1 else "nomatch", first["confidence"], first["image1_face"]["quality"])
else:
    assert answer["statusCode"] == response.status_code and answer["message"]
    print("refused", answer["statusCode"], answer["reason"])
