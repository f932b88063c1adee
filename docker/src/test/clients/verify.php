<?php
// curl, with a branch for each status that the vendor's sample knows.
if (!function_exists('curl_init')) {
    echo "this PHP has no curl\n";
    exit(77);
}
[, $url, $token, $image1, $image2] = $argv;
$curl = curl_init($url);
curl_setopt_array($curl, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_POST => true,
    CURLOPT_TIMEOUT => 60,
    CURLOPT_HTTPHEADER => ['Content-Type: application/json', "Authorization: Bearer $token"],
    CURLOPT_POSTFIELDS => json_encode([
        'encoded_image1' => base64_encode(file_get_contents($image1)),
        'encoded_image2' => base64_encode(file_get_contents($image2)),
    ]),
]);
$answer = json_decode(curl_exec($curl));
$status = curl_getinfo($curl, CURLINFO_HTTP_CODE);
if ($status === 200) {
    $first = $answer->matchedFaces[0];
    echo $first->matchResult === 1 ? 'match' : 'nomatch', " $first->confidence {$first->image1_face->quality}\n";
} elseif ($status === 400 || $status === 401 || $status === 403) {
    echo "refused $answer->code $answer->reason\n";
} else {
    exit(1);
}
