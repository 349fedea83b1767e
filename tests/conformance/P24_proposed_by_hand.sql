-- P24: what a person proposed before answering never stands in the way of an edit, and a day that was proposed is kept.

UPDATE client SET gross_sales = 5 WHERE id = 'acme';
UPDATE prompt SET proposed = '{"type": "Change in Sales", "milestone_date": "2025-02-03", "value": 5}';
UPDATE client SET gross_sales = 6 WHERE id = 'acme';
SELECT proposed FROM prompt;
--> {"milestone_date":"2025-02-03","type":"Change in Sales","value":6}
UPDATE prompt SET proposed = '{"milestone_date": "soon", "value": 5}';
UPDATE client SET gross_sales = 7 WHERE id = 'acme';
SELECT proposed FROM prompt;
--> {"type":"Change in Sales","value":7}
UPDATE prompt SET proposed = '{ "value" : 1.5 , "type":"Change in Sales", "reportable": false, "milestone_date": null }';
SELECT proposed FROM prompt;
--> {"value":1.5,"type":"Change in Sales","reportable":0,"milestone_date":null}
