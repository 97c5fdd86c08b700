/**
 * Every annotation a scenario source may write. They are kept in class files but never read by reflection: the annotation
 * processor turns them into a generated runner at compile time.
 */
package io.llmharness.annotations;
