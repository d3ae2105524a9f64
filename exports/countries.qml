<?xml version="1.0" encoding="UTF-8"?>
<qgis version="3.22.16" styleCategories="Symbology">
  <renderer-v2 type="categorizedSymbol" attr="CASE WHEN &quot;status&quot; = 'none' THEN 'none' WHEN &quot;status&quot; = 'out_of_scope' THEN 'out_of_scope' WHEN &quot;status&quot; = 'unassigned' THEN 'unassigned' WHEN &quot;status&quot; = 'withheld' THEN 'withheld' WHEN &quot;status&quot; = 'cases' AND &quot;successful&quot; + &quot;unsuccessful&quot; &lt; 3 THEN 'few' WHEN &quot;status&quot; = 'cases' AND &quot;successful&quot; + &quot;unsuccessful&quot; &gt;= 3 AND &quot;success_rate&quot; &lt; 0.25 THEN 'rate-1' WHEN &quot;status&quot; = 'cases' AND &quot;successful&quot; + &quot;unsuccessful&quot; &gt;= 3 AND &quot;success_rate&quot; &gt;= 0.25 AND &quot;success_rate&quot; &lt; 0.5 THEN 'rate-2' WHEN &quot;status&quot; = 'cases' AND &quot;successful&quot; + &quot;unsuccessful&quot; &gt;= 3 AND &quot;success_rate&quot; &gt;= 0.5 AND &quot;success_rate&quot; &lt; 0.75 THEN 'rate-3' WHEN &quot;status&quot; = 'cases' AND &quot;successful&quot; + &quot;unsuccessful&quot; &gt;= 3 AND &quot;success_rate&quot; &gt;= 0.75 THEN 'rate-4' END" forceraster="0" symbollevels="0" enableorderby="0">
    <categories>
      <category render="true" symbol="0" value="none" type="string" label="No case found"/>
      <category render="true" symbol="1" value="out_of_scope" type="string" label="Destination, not looked at"/>
      <category render="true" symbol="2" value="unassigned" type="string" label="No country's area in this world view"/>
      <category render="true" symbol="3" value="withheld" type="string" label="Withheld to protect people"/>
      <category render="true" symbol="4" value="few" type="string" label="Cases, fewer than 3 concluded"/>
      <category render="true" symbol="5" value="rate-1" type="string" label="Success rate 0 % to under 25 %"/>
      <category render="true" symbol="6" value="rate-2" type="string" label="Success rate 25 % to under 50 %"/>
      <category render="true" symbol="7" value="rate-3" type="string" label="Success rate 50 % to under 75 %"/>
      <category render="true" symbol="8" value="rate-4" type="string" label="Success rate 75 % to 100 %"/>
    </categories>
    <symbols>
      <symbol name="0" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option name="color" type="QString" value="247,247,247,255"/>
            <Option name="style" type="QString" value="solid"/>
            <Option name="outline_color" type="QString" value="37,37,37,255"/>
            <Option name="outline_style" type="QString" value="solid"/>
            <Option name="outline_width" type="QString" value="0.14"/>
            <Option name="outline_width_unit" type="QString" value="MM"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="1" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option name="color" type="QString" value="179,179,179,255"/>
            <Option name="style" type="QString" value="solid"/>
            <Option name="outline_color" type="QString" value="37,37,37,255"/>
            <Option name="outline_style" type="QString" value="solid"/>
            <Option name="outline_width" type="QString" value="0.14"/>
            <Option name="outline_width_unit" type="QString" value="MM"/>
          </Option>
        </layer>
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option name="color" type="QString" value="37,37,37,255"/>
            <Option name="style" type="QString" value="b_diagonal"/>
            <Option name="outline_style" type="QString" value="no"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="2" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option name="color" type="QString" value="217,217,217,255"/>
            <Option name="style" type="QString" value="solid"/>
            <Option name="outline_color" type="QString" value="37,37,37,255"/>
            <Option name="outline_style" type="QString" value="solid"/>
            <Option name="outline_width" type="QString" value="0.14"/>
            <Option name="outline_width_unit" type="QString" value="MM"/>
          </Option>
        </layer>
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option name="color" type="QString" value="37,37,37,255"/>
            <Option name="style" type="QString" value="dense6"/>
            <Option name="outline_style" type="QString" value="no"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="3" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option name="color" type="QString" value="140,140,140,255"/>
            <Option name="style" type="QString" value="solid"/>
            <Option name="outline_color" type="QString" value="37,37,37,255"/>
            <Option name="outline_style" type="QString" value="solid"/>
            <Option name="outline_width" type="QString" value="0.14"/>
            <Option name="outline_width_unit" type="QString" value="MM"/>
          </Option>
        </layer>
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option name="color" type="QString" value="37,37,37,255"/>
            <Option name="style" type="QString" value="diagonal_x"/>
            <Option name="outline_style" type="QString" value="no"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="4" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option name="color" type="QString" value="254,227,145,255"/>
            <Option name="style" type="QString" value="solid"/>
            <Option name="outline_color" type="QString" value="37,37,37,255"/>
            <Option name="outline_style" type="QString" value="solid"/>
            <Option name="outline_width" type="QString" value="0.14"/>
            <Option name="outline_width_unit" type="QString" value="MM"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="5" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option name="color" type="QString" value="191,211,230,255"/>
            <Option name="style" type="QString" value="solid"/>
            <Option name="outline_color" type="QString" value="37,37,37,255"/>
            <Option name="outline_style" type="QString" value="solid"/>
            <Option name="outline_width" type="QString" value="0.14"/>
            <Option name="outline_width_unit" type="QString" value="MM"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="6" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option name="color" type="QString" value="158,188,218,255"/>
            <Option name="style" type="QString" value="solid"/>
            <Option name="outline_color" type="QString" value="37,37,37,255"/>
            <Option name="outline_style" type="QString" value="solid"/>
            <Option name="outline_width" type="QString" value="0.14"/>
            <Option name="outline_width_unit" type="QString" value="MM"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="7" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option name="color" type="QString" value="140,150,198,255"/>
            <Option name="style" type="QString" value="solid"/>
            <Option name="outline_color" type="QString" value="37,37,37,255"/>
            <Option name="outline_style" type="QString" value="solid"/>
            <Option name="outline_width" type="QString" value="0.14"/>
            <Option name="outline_width_unit" type="QString" value="MM"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="8" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option name="color" type="QString" value="140,107,177,255"/>
            <Option name="style" type="QString" value="solid"/>
            <Option name="outline_color" type="QString" value="37,37,37,255"/>
            <Option name="outline_style" type="QString" value="solid"/>
            <Option name="outline_width" type="QString" value="0.14"/>
            <Option name="outline_width_unit" type="QString" value="MM"/>
          </Option>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
  <layerGeometryType>2</layerGeometryType>
</qgis>
