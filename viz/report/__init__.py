"""The report: a finished brief made of the results, in one template, as a page, a PDF or a Word document."""
