package io.llmharness.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.llmharness.processor.model.ExtensionModel;
import io.llmharness.processor.text.Words;
import javax.lang.model.element.Modifier;

/** Writes the class by which compiles that come later find an extension. */
public final class IndexWriter {
    private IndexWriter() {}

    /** The name of an extension's index class. */
    public static ClassName indexName(ExtensionModel extension) {
        return ClassName.get(
                extension.kind().indexPackage(),
                Words.camel(extension.id().value()) + extension.kind().indexSuffix());
    }

    /** The source of a valid extension's index class. */
    public static JavaFile write(ExtensionModel extension) {
        ClassName name = indexName(extension);
        TypeSpec type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.FINAL)
                .addJavadoc(
                        "Tells the compiler that there is the $L {@code $L}.\n",
                        extension.kind().noun(),
                        extension.id().value())
                .addAnnotation(GeneratedBy.annotation())
                .addAnnotation(AnnotationSpec.builder(RuntimeTypes.INDEX_OF)
                        .addMember("value", "$T.class", extension.type())
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .build();
        return JavaFile.builder(name.packageName(), type)
                .indent(ScenarioWriter.INDENT)
                .skipJavaLangImports(true)
                .build();
    }
}
