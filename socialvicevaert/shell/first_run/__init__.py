"""The first run: from an empty folder to an open program in a few calm steps.

first_run        FirstRun: the order of the steps, and what is made in the end
steps            the questions: welcome, organisation, you, password
recovery_step    the sheet with the recovery code, which must be kept before the work begins
"""
