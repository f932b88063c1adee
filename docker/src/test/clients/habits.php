<?php
// The habit of PHP callers: php habits.php CASES. A branch for each status that the vendor's sample knows.
function encoded(array &$body, string $name, string $image): void
{
    if ($image[0] === '=') {
        $body[$name] = substr($image, 1);
    } elseif ($image !== '-') {
        $body[$name] = base64_encode(file_get_contents($image));
    }
}

foreach (file($argv[1], FILE_IGNORE_NEW_LINES) as $line) {
    [$habit, $situation, $url, $header, $key, $image1, $image2, $options] = explode("\t", $line);
    if ($habit !== 'PHP_CURL') {
        continue;
    }
    $body = json_decode($options, true);
    encoded($body, 'encoded_image1', $image1);
    encoded($body, 'encoded_image2', $image2);
    $curl = curl_init($url);
    curl_setopt_array($curl, [
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_POST => true,
        CURLOPT_TIMEOUT => 60,
        CURLOPT_HTTPHEADER => ['Content-Type: application/json', "$header: $key"],
        CURLOPT_POSTFIELDS => json_encode((object) $body),
    ]);
    $answer = json_decode(curl_exec($curl));
    $status = curl_getinfo($curl, CURLINFO_HTTP_CODE);
    if ($status === 200) {
        $first = $answer->matchedFaces[0];
        $seen = ($first->matchResult === 1 ? 'match' : 'nomatch') . " $first->confidence {$first->image1_face->quality}";
    } elseif ($status === 400 || $status === 401 || $status === 403) {
        $seen = "refused $answer->code $answer->reason";
    } else {
        $seen = "not known: $status";
    }
    echo "$habit\t$situation\t$seen\n";
}
