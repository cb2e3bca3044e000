"""What a person does with a workbench, once for the command line and the review room."""
