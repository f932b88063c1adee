<#import "template.ftl" as layout>
<#import "face-camera.ftl" as parts>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("faceLoginTitle")}
  <#elseif section = "form">
    <form id="face-form" class="face-form" action="${url.loginAction}" method="post" autocomplete="off">
      <@parts.camera frames=face.frames maxFrameChars=face.maxFrameChars />
      <#if face.attemptsLeft??>
        <p class="face-note">${msg("faceAttemptsLeft", face.attemptsLeft?c)}</p>
      </#if>
    </form>
  </#if>
</@layout.registrationLayout>
