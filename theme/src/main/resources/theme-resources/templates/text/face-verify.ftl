<#ftl output_format="plainText">
${msg("faceMail", realmName)}

${link}

${msg("faceMailLimits", linkExpirationFormatter(linkExpiration))}
