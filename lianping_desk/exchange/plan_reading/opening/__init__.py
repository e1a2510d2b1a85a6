"""From a file to a document: text and Word, as whole paragraphs and tables."""
