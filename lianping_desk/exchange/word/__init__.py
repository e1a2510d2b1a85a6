"""Meeting materials as Word documents that can be edited further, in Word and in WPS."""
