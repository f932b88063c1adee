import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.util.zip.ZipFile

// Puts what Maven does not know, the model weights, into the SBOM; takes out what differs from run to run; and fails when
// docs/third-party.md says nothing about something that ships.

def file = new File(bomFile)
def bom = new JsonSlurper().parse(file)
bom.remove('serialNumber')
bom.metadata.remove('timestamp')

def jarOf = { name -> project.artifacts.find { it.artifactId == name }.file }
def models = []
new ZipFile(jarOf('keycloak-face-models')).withCloseable { jar ->
    // other manifests in the jar are for weights that a user brings: only weights that lie beside theirs ship
    jar.entries().findAll { it.name.endsWith('/manifest.json') }.sort { it.name }.each { entry ->
        def folder = entry.name - 'manifest.json'
        def manifest = new JsonSlurper().parse(jar.getInputStream(entry))
        manifest.models.findAll { jar.getEntry(folder + it.file) }.each { model ->
            def source = manifest.sources.find { it.id == model.source }
            models << [
                type              : 'machine-learning-model',
                'bom-ref'         : 'model:' + model.id,
                name              : model.file,
                version           : model.id,
                description       : model.origin,
                hashes            : [[alg: 'SHA-256', content: model.sha256]],
                licenses          : [[license: [id: model.licence]]],
                externalReferences: source == null ? [] : [[
                    type: 'distribution', url: 'pkg:npm/' + source.npm + '#' + model.sourcePath]],
            ]
        }
    }
}
bom.components = bom.components + models
bom.dependencies.find { it.ref.contains('/keycloak-face-models@') }.dependsOn = models.collect { it['bom-ref'] }
bom.dependencies = bom.dependencies + models.collect { [ref: it['bom-ref'], dependsOn: []] }
file.setText(JsonOutput.prettyPrint(JsonOutput.toJson(bom)) + '\n', 'UTF-8')

def told = new File(noticesFile).getText('UTF-8')
def silent = bom.components
    .findAll { it.group != project.groupId }
    .collect { it.type == 'machine-learning-model' ? it.name : it.name + ' ' + it.version }
    .findAll { !told.contains(it) }
if (silent) {
    throw new IllegalStateException('docs/third-party.md must tell origin and licence of what ships: ' + silent)
}
log.info(file.name + ': ' + bom.components.size() + ' components, ' + models.size() + ' of them models')
