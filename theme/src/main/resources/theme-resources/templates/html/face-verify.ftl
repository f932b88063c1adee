<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("faceMail", realmName)}</p>
<p><a href="${link}">${msg("faceLoginTitle")}</a></p>
<p>${msg("faceMailLimits", linkExpirationFormatter(linkExpiration))}</p>
</@layout.emailLayout>
