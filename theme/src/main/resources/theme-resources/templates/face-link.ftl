<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("faceCheckTitle")}
  <#elseif section = "form">
    <link rel="stylesheet" href="${url.resourcesPath}/css/face.css">
    <form id="face-form" class="face-form" action="${url.loginAction}" method="post">
      <p>${msg("face-authenticator-help-text")}</p>
      <div class="face-buttons">
        <button type="submit" id="face-start" class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("doContinue")}</button>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
