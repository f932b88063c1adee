<#import "template.ftl" as layout>
<#import "face-camera.ftl" as parts>
<@layout.registrationLayout; section>
  <#if section = "header">
    <#if face.step = "consent">${msg("faceConsentTitle")}<#else>${msg("faceEnrollTitle")}</#if>
  <#elseif section = "form">
    <form id="face-form" class="face-form" action="${url.loginAction}" method="post" autocomplete="off">
      <#if face.step = "consent">
        <link rel="stylesheet" href="${url.resourcesPath}/css/face.css">
        <div class="face-consent">
          <p>${msg("faceConsentText")}</p>
          <#if face.active><p>${msg("faceConsentChallenge")}</p></#if>
          <p>${msg("faceConsentRevoke")}</p>
          <p>${msg("faceConsentChoice")}</p>
          <p class="face-note">${msg("faceConsentVersion", face.consentVersion)}</p>
        </div>
        <div class="face-buttons">
          <button type="submit" name="face-consent" value="accept" class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("faceConsentAccept")}</button>
          <#if !isAppInitiatedAction?? && !face.skippable>
            <@parts.quiet name="face-consent" value="decline" text=msg("faceConsentDecline") />
          </#if>
          <@out />
        </div>
      <#else>
        <@parts.camera frames=face.frames maxFrameChars=face.maxFrameChars />
        <div class="face-field">
          <label for="face-label">${msg("faceLabel")}</label>
          <input type="text" id="face-label" name="face-label" maxlength="60" value="${face.suggestedLabel}"
                 aria-describedby="face-label-help">
          <span class="face-note" id="face-label-help">${msg("faceLabelHelp")}</span>
        </div>
        <div class="face-buttons"><@out /></div>
      </#if>
    </form>
  </#if>
</@layout.registrationLayout>

<#macro out>
  <#if isAppInitiatedAction??>
    <@parts.quiet name="cancel-aia" value="true" text=msg("faceCancel") />
  <#elseif face.skippable>
    <@parts.quiet name="face-skip" value="true" text=msg("faceSkip") />
  </#if>
</#macro>
