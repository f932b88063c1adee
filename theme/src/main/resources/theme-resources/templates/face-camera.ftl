<#-- The camera and what is said about it. The script finds its texts in data attributes: no script in the page. -->
<#macro camera frames maxFrameChars>
  <link rel="stylesheet" href="${url.resourcesPath}/css/face.css">
  <div class="face-camera" id="face-camera" data-frames="${frames?c}" data-max-chars="${maxFrameChars?c}"
       data-side="${face.side?c}" data-between="${face.between?c}" data-camera="${(face.camera!false)?c}"
       data-again="${(message?has_content && message.type = "error")?c}"
       data-hint-starting="${msg("faceHintStarting")}" data-hint-allow="${msg("faceHintAllow")}"
       data-hint-place="${msg("faceHintPlace")}" data-hint-dark="${msg("faceHintDark")}"
       data-hint-bright="${msg("faceHintBright")}" data-hint-still="${msg("faceHintStill")}"
       data-hint-good="${msg("faceHintGood")}" data-hint-press="${msg("faceHintPress")}"
       data-hint-countdown="${msg("faceHintCountdown", "{n}")}"
       data-hint-next="${msg("faceHintNext", "{n}", "{of}")}" data-hint-checking="${msg("faceHintChecking")}"
       data-problem-denied="${msg("faceProblemDenied")}" data-problem-missing="${msg("faceProblemMissing")}"
       data-problem-busy="${msg("faceProblemBusy")}" data-problem-insecure="${msg("faceProblemInsecure")}"
       data-problem-stalled="${msg("faceProblemStalled")}"<#if face.challenge??>
       data-challenge="${face.challenge.address}" data-ticket="${face.challenge.ticket}" data-lit="false"
       data-step="${msg("faceStep", "{n}", "{of}", "{what}")}" data-move-front="${msg("faceMoveFront")}"
       data-move-left="${msg("faceMoveLeft")}" data-move-right="${msg("faceMoveRight")}"
       data-move-up="${msg("faceMoveUp")}" data-move-down="${msg("faceMoveDown")}"
       data-move-closer="${msg("faceMoveCloser")}" data-move-farther="${msg("faceMoveFarther")}"
       data-move-more="${msg("faceMoveMore")}" data-move-less="${msg("faceMoveLess")}"
       data-move-other="${msg("faceMoveOther")}" data-move-alone="${msg("faceErrorManyFaces")}"
       data-problem-expired="${msg("faceErrorExpired")}" data-problem-connection="${msg("faceProblemConnection")}"
       data-problem-unavailable="${msg("faceErrorUnavailable")}"</#if>>
    <noscript><p class="face-problem">${msg("faceProblemScript")}</p></noscript>
    <p class="face-hint" id="face-hint" role="status" aria-live="polite">${msg("faceHintStarting")}</p>
    <#if face.challenge??>
      <div class="face-light" id="face-light" data-light="none" aria-hidden="true"></div>
    </#if>
    <div class="face-stage" id="face-stage" data-state="starting">
      <video id="face-video" class="face-video" playsinline muted autoplay aria-label="${msg("faceHintPreview")}"></video>
      <svg class="face-oval" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
        <path class="face-mask" fill-rule="evenodd" d="M0 0H100V100H0Z M50 12A28 37 0 0 1 50 86A28 37 0 0 1 50 12Z"></path>
        <ellipse class="face-rim" cx="50" cy="49" rx="28" ry="37" pathLength="100"></ellipse>
        <path class="face-ring" d="M50 12A28 37 0 0 1 50 86A28 37 0 0 1 50 12" pathLength="100"></path>
      </svg>
      <#if face.challenge??>
        <svg class="face-arrow" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
          <path d="M34 22L66 50L34 78"></path>
        </svg>
      </#if>
    </div>
    <p class="face-problem" id="face-problem" role="alert" hidden></p>
    <div class="face-turn">
      <#if face.challenge??>
        <p class="face-advice" id="face-advice" role="status" aria-live="polite"></p>
      </#if>
      <div class="face-buttons">
        <button type="button" id="face-take" disabled class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("faceTakePicture")}</button>
        <button type="button" id="face-retry" hidden class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("faceTryAgain")}</button>
      </div>
    </div>
    <#if face.challenge??>
      <p class="face-note">
        <#if face.challenge.moves>${msg("faceNoteMoves")}</#if>
        <#if face.challenge.light>${msg("faceNoteLight")}</#if>
      </p>
    </#if>
  </div>
  <#-- below what everybody needs: it comes late, and with a second camera only -->
  <div class="face-picker" id="face-picker" hidden>
    <label for="face-device">${msg("faceCamera")}</label>
    <select id="face-device"></select>
  </div>
  <script type="module" src="${url.resourcesPath}/js/face-page.js"></script>
</#macro>

<#macro quiet name value text>
  <button type="submit" name="${name}" value="${value}" formnovalidate class="${properties.kcButtonSecondaryClass!properties.kcButtonClass!} ${properties.kcButtonDefaultClass!} ${properties.kcButtonBlockClass!}">${text}</button>
</#macro>
