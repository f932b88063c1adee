<#import "template.ftl" as layout>
<#import "face-camera.ftl" as parts>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("faceCheckTitle")}
  <#elseif section = "form">
    <link rel="stylesheet" href="${url.resourcesPath}/css/face.css">
    <form id="face-form" class="face-form" action="${url.loginAction}" method="post">
      <div class="face-buttons">
        <#if isAppInitiatedAction??>
          <@parts.quiet name="cancel-aia" value="true" text=msg("faceCancel") />
        <#elseif faceAgain??>
          <#-- behind a link of a mail there is no login to begin anew -->
          <#if faceAgain?has_content>
            <a id="face-again" href="${faceAgain}" class="${properties.kcButtonSecondaryClass!properties.kcButtonClass!} ${properties.kcButtonDefaultClass!} ${properties.kcButtonBlockClass!}">${msg("faceTryAgain")}</a>
          </#if>
        <#else>
          <a id="face-restart" href="${url.loginRestartFlowUrl}" class="${properties.kcButtonSecondaryClass!properties.kcButtonClass!} ${properties.kcButtonDefaultClass!} ${properties.kcButtonBlockClass!}">${msg("faceRestart")}</a>
        </#if>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
