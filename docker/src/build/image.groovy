/*
 * Lays out what the Dockerfile copies, one folder a processor: the jars of the providers zip, those of ONNX Runtime and
 * OpenCV without their natives, and the natives of this processor. Run by gmavenplus with the properties
 *   zip     the providers zip
 *   target  folder for the folders
 * In the zip the jars of others stay untouched; an image has room for one processor only, and unpacks nothing at start.
 */
def processors = [
    amd64: [onnxruntime: 'ai/onnxruntime/native/linux-x64', opencv: 'nu/pattern/opencv/linux/x86_64'],
    arm64: [onnxruntime: 'ai/onnxruntime/native/linux-aarch64', opencv: 'nu/pattern/opencv/linux/ARMv8'],
]
def everyNative = [onnxruntime: 'ai/onnxruntime/native/**', opencv: 'nu/pattern/opencv/*/**']

def ant = new groovy.ant.AntBuilder()
ant.project.buildListeners.each { it.messageOutputLevel = org.apache.tools.ant.Project.MSG_WARN }
def unpacked = new File(target as String, 'unpacked')
ant.delete(dir: target)
ant.unzip(src: zip, dest: unpacked)
def jars = everyNative.keySet().collectEntries { name ->
    [name, unpacked.listFiles().find { it.name ==~ /${name}-[\d.-]+\.jar/ }]
}
processors.each { processor, folders ->
    def providers = new File(target as String, "$processor/providers")
    def natives = new File(target as String, "$processor/natives")
    ant.copy(todir: providers) {
        fileset(dir: unpacked, excludes: jars.values()*.name.join(','))
    }
    jars.each { name, jar ->
        ant.zip(destfile: new File(providers, jar.name), whenempty: 'fail') {
            zipfileset(src: jar, excludes: everyNative[name])
        }
        ant.unzip(src: jar, dest: natives, failOnEmptyArchive: true) {
            patternset(includes: "${folders[name]}/*.so")
            mapper(type: 'flatten')
        }
    }
    def found = natives.list().sort().toList()
    if (found.size() != 3) {
        throw new IllegalStateException("three libraries were expected for $processor, not $found")
    }
}
ant.delete(dir: unpacked)
