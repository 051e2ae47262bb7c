"""The words of the house: ontology, lists, authority file, as Turtle; and where they live."""
